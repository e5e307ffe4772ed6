package io.loadtester.consumer;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.storage.results.ResultReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares stored attacks with their manifests and warns once if they differ. A worker publishes its intervals before
 * its manifest, so all of them should be stored when the manifest arrives.
 */
final class ManifestCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestCheck.class);
    private static final int REMEMBERED = 10_000;

    private final ResultReader reader;
    private final Set<String> warned = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

    ManifestCheck(ResultReader reader) {
        this.reader = reader;
    }

    /**
     * Checks every test of these manifests. Never throws: the results are stored, and the report makes the same
     * comparison.
     */
    void check(List<Manifest> manifests) {
        manifests.stream()
                .collect(Collectors.groupingBy(
                        Manifest::testId, Collectors.mapping(Manifest::workerId, Collectors.toSet())))
                .forEach(this::check);
    }

    private void check(UUID testId, Set<String> workerIds) {
        try {
            reader.audit(testId).stream()
                    .filter(audit -> workerIds.contains(audit.workerId()) && !audit.agrees())
                    .filter(audit -> warned.add(testId + "/" + audit.workerId()))
                    .forEach(audit -> warn(testId, audit));
        } catch (RuntimeException e) {
            LOG.warn("Results of test {} could not be compared with its manifests", testId, e);
        }
    }

    private static void warn(UUID testId, WorkerAudit audit) {
        Manifest manifest = Objects.requireNonNull(audit.manifest());
        LOG.warn(
                "Results of test {} from worker {} are incomplete: stored {} of {} intervals ({} dropped by the"
                        + " worker), {} of {} hits",
                testId,
                audit.workerId(),
                audit.storedIntervals(),
                manifest.intervals(),
                manifest.lostIntervals(),
                audit.storedLedger().scheduled(),
                manifest.ledger().scheduled());
    }

    /** The latest attacks warned about. */
    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
