package io.loadtester.consumer;

import io.loadtester.common.result.Manifest;
import io.loadtester.storage.ResultReader;
import io.loadtester.storage.WorkerAudit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is stored of an attack with its manifest, and warns once when they differ. A worker's intervals come
 * before its manifest, so that by then they should all be there.
 */
final class ManifestCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestCheck.class);
    private static final int REMEMBERED = 10_000;

    private final ResultReader reader;
    private final Set<String> warned = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

    ManifestCheck(ResultReader reader) {
        this.reader = reader;
    }

    /** Never fails: the results are stored, and the report makes the same comparison. */
    void check(Manifest manifest) {
        try {
            WorkerAudit audit = reader.audit(manifest.testId(), manifest.workerId());
            if (!audit.agrees() && warned.add(manifest.testId() + "/" + manifest.workerId())) {
                LOG.warn(
                        "Results of test {} from worker {} are not complete: stored {} of {} intervals ({} given up by"
                                + " the worker), {} of {} hits",
                        manifest.testId(),
                        manifest.workerId(),
                        audit.storedIntervals(),
                        manifest.intervals(),
                        manifest.lostIntervals(),
                        audit.storedLedger().scheduled(),
                        manifest.ledger().scheduled());
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Results of test {} from worker {} could not be compared with its manifest",
                    manifest.testId(),
                    manifest.workerId(),
                    e);
        }
    }

    /** The latest attacks warned of. */
    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
