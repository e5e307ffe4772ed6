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
    @Operation(summary = "The seconds of a test, coarser where they are many")
    Points timeseries(
            @PathVariable UUID testId,
            @Parameter(description = "First second of the test") @RequestParam(required = false) @Nullable Integer from,
            @Parameter(description = "Second of the test before which to end") @RequestParam(required = false) @Nullable
                    Integer to,
            @Parameter(description = "A target's name") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = "A worker's id") @RequestParam(required = false) @Nullable String worker,
            @Parameter(description = "Seconds that a point is to stand for") @RequestParam(required = false) @Nullable
                    Integer resolution) {
        return timeseries.of(tests.stored(testId), new SeriesQuery(from, to, target, worker, resolution));
    }

    /** Whatever Last-Event-ID a page comes back with, a fresh snapshot is the right answer. */
    @GetMapping(path = "/api/tests/{testId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "A test as it goes on, as server-sent events",
            description =
                    "The stream begins with an event named snapshot, which replaces all that came before. Then come"
                            + " events named point (a new second, or one that was corrected), test (its state changed) and event"
                            + " (something happened to it), and at last one named end, whose data is {}. A comment every ten"
                            + " seconds shows that the stream is alive.")
    @ApiResponse(
            responseCode = "200",
            description = "The data of every event but the last is JSON of one of these shapes, in this order: of a"
                    + " snapshot, a point, a test, an event",
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
