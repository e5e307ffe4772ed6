package io.loadtester.master.live;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.live.Frames.Snapshot;
import io.loadtester.master.tests.TestCatalog;
import io.loadtester.master.tests.TestView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Results")
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
    @Operation(summary = "The time series of a test, coarser for a long test")
    Points timeseries(
            @PathVariable UUID testId,
            @Parameter(description = "First second of the test") @RequestParam(required = false) @Nullable Integer from,
            @Parameter(description = "Second of the test to end before") @RequestParam(required = false) @Nullable
                    Integer to,
            @Parameter(description = "A target's name") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = "A worker's id") @RequestParam(required = false) @Nullable String worker,
            @Parameter(description = "Seconds per point") @RequestParam(required = false) @Nullable
                    Integer resolution) {
        return timeseries.of(tests.stored(testId), new SeriesQuery(from, to, target, worker, resolution));
    }

    /** Ignores Last-Event-ID, because a fresh snapshot is right for every page that reconnects. */
    @GetMapping(path = "/api/tests/{testId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow a test live, as server-sent events",
            description =
                    "The stream begins with an event named snapshot, which replaces all earlier data. Events named"
                            + " point (a new or corrected second), test (the state changed) and event (something"
                            + " happened to the test) follow, and finally one named end, whose data is {}. A comment"
                            + " every ten seconds shows that the stream is alive.")
    @ApiResponse(
            responseCode = "200",
            description = "The data of every event but the last is JSON of one of these shapes, in this order:"
                    + " snapshot, point, test, event",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(oneOf = {Snapshot.class, Point.class, TestView.class, TestEvent.class})))
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
