package io.loadtester.storage;

import io.loadtester.common.result.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Inserts intervals or roll-ups: what they have in common, after the columns of each kind. */
abstract class SliceInsert<T> extends BatchInsert<T> {

    SliceInsert(String table, List<Column<T>> own, Function<T, Slice> slice, Comparator<T> keyOrder) {
        super(table, with(own, slice), keyOrder);
    }

    private static <T> List<Column<T>> with(List<Column<T>> own, Function<T, Slice> slice) {
        List<Column<T>> columns = new ArrayList<>(own);
        List.of(
                        common("second", "int4", Slice::second),
                        common("worker_id", "text", Slice::workerId),
                        common("target", "text", Slice::target),
                        common("scheduled", "int8", each -> each.ledger().scheduled()),
                        common("sent", "int8", each -> each.ledger().sent()),
                        common("abandoned", "int8", each -> each.ledger().abandoned()),
                        common("done", "int8", each -> each.ledger().done()),
                        common("failed", "int8", each -> each.ledger().failed()),
                        common("response_time", "bytea", each -> each.latencies()
                                .encodedResponseTime()),
                        common("service_time", "bytea", each -> each.latencies().encodedServiceTime()),
                        common("start_delay", "bytea", each -> each.latencies().encodedStartDelay()),
                        common("bytes_in", "int8", Slice::bytesIn),
                        common("bytes_out", "int8", Slice::bytesOut),
                        common("status_codes", "jsonb", each -> CountsJson.writeStatusCodes(each.statusCodes())),
                        common("failures", "jsonb", each -> CountsJson.writeFailures(each.failures())),
                        common("exemplars", "jsonb", each -> ExemplarsJson.write(each.exemplars())))
                .forEach(column -> columns.add(column(column.name(), column.type(), slice.andThen(column.value()))));
        return columns;
    }

    private static Column<Slice> common(String name, String type, Function<Slice, Object> value) {
        return column(name, type, value);
    }
}
