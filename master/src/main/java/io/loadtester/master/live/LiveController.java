package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.live.Frames.Snapshot;
import io.loadtester.master.tests.TestCatalog;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** {@code GET /api/tests/{id}/events} and {@code /timeseries}. */
@RestController
class LiveController {

    private static final long NO_TIMEOUT = 0L;

    private final TestCatalog tests;
    private final LiveHub hub;
    private final Timeseries timeseries;
    private final Frames frames;
    private final LiveThreads threads;

    LiveController(TestCatalog tests, LiveHub hub, Timeseries timeseries, Frames frames, LiveThreads threads) {
        this.tests = tests;
        this.hub = hub;
        this.timeseries = timeseries;
        this.frames = frames;
        this.threads = threads;
    }

    @GetMapping("/api/tests/{testId}/timeseries")
    Points timeseries(
            @PathVariable UUID testId,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(required = false) @Nullable Integer resolution) {
        return timeseries.of(tests.stored(testId), new SeriesQuery(from, to, target, worker, resolution));
    }

    /** Whatever Last-Event-ID a page comes back with, a fresh snapshot is the right answer. */
    @GetMapping(path = "/api/tests/{testId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<ResponseBodyEmitter> events(@PathVariable UUID testId) {
        LoadTest test = tests.stored(testId);
        ResponseBodyEmitter emitter = new ResponseBodyEmitter(NO_TIMEOUT);
        Viewer viewer = new Viewer(emitter, threads.writers());
        if (!hub.watch(testId, viewer).join()) {
            replay(test.id(), viewer);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private void replay(UUID testId, Viewer viewer) {
        LoadTest ended = tests.stored(testId);
        viewer.offer(frames.snapshot(
                new Snapshot(tests.view(ended), timeseries.of(ended).points(), TestEvents.of(ended))));
        viewer.offer(frames.end());
        viewer.end();
    }
}
