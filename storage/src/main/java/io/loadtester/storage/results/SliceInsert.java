package io.loadtester.storage.results;

import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Inserts intervals or roll-ups: the columns specific to the kind, then those both have. */
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
                        common("skipped", "int8", each -> each.ledger().skipped()),
                        common("answered", "int8", each -> each.ledger().answered()),
                        common("unanswered", "int8", each -> each.ledger().unanswered()),
                        common("succeeded", "int8", Slice::succeeded),
                        common("completed_succeeded", "int8", each -> each.completions()
                                .succeeded()),
                        common("completed_failed", "int8", each -> each.completions()
                                .failed()),
                        common("resent", "int8", each -> each.counts().resent()),
                        histogram("response_time", LatencyKind.RESPONSE),
                        histogram("failed_response_time", LatencyKind.FAILED_RESPONSE),
                        histogram("service_time", LatencyKind.SERVICE),
                        histogram("first_byte_time", LatencyKind.FIRST_BYTE),
                        histogram("start_delay", LatencyKind.START_DELAY),
                        common("bytes_in", "int8", Slice::bytesIn),
                        common("bytes_out", "int8", Slice::bytesOut),
                        common("status_codes", "jsonb", each -> CountsJson.writeStatusCodes(each.statusCodes())),
                        common("failures", "jsonb", each -> CountsJson.writeFailures(each.failures())),
                        common("exemplars", "jsonb", each -> ExemplarsJson.write(each.exemplars())))
                .forEach(column -> columns.add(column(column.name(), column.type(), slice.andThen(column.value()))));
        return columns;
    }

    private static Column<Slice> histogram(String name, LatencyKind kind) {
        return column(name, "bytea", each -> each.latencies().encoded(kind));
    }

    private static Column<Slice> common(String name, String type, Function<Slice, Object> value) {
        return column(name, type, value);
    }
}
