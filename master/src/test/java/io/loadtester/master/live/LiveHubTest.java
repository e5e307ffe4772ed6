package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Published;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.TestOutcome.Kind;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.TestState;
import io.loadtester.master.HandMade;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.wire.PublishedCodec;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import tools.jackson.databind.json.JsonMapper;

class LiveHubTest {

    private static final UUID ID = TestSeriesTest.ID;
    private static final long PATIENCE = Watermark.PATIENCE.toNanos();

    private Optional<TestOutcome> outcome = Optional.empty();
    private boolean storageIsAway;
    private final LiveHub hub = new LiveHub(
            Runnable::run,
            Runnable::run,
            new LastWord(new Timeseries(nothingStored(), Clock.systemUTC()), test -> outcome()),
            new Frames(JsonMapper.builder().build()),
            List.of());

    /** The frames that a page has been sent. */
    private static final class Page extends ResponseBodyEmitter {
        final List<Object> frames = new ArrayList<>();

        @Override
        public void send(Object frame, MediaType type) {
            frames.add(frame);
        }

        List<String> texts() {
            return frames.stream()
                    .map(frame -> new String((byte[]) frame, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    LiveHubTest() {
        hub.changed(new Posted(TestSeriesTest.test(RateDistribution.SHARED, ""), null, List.of()));
    }

    @Test
    void encodesAFrameOnceForAllWhoWatch() {
        Page first = watch();
        Page second = watch();
        receive(HandMade.workerSecond(ID, "a", 0));
        receive(HandMade.workerSecond(ID, "b", 0));

        hub.publish(0);

        assertThat(first.frames).hasSize(2);
        assertThat(second.frames.get(0)).as("the snapshot").isSameAs(first.frames.get(0));
        assertThat(second.frames.get(1)).as("the point").isSameAs(first.frames.get(1));
    }

    @Test
    void showsWhoComesLaterAllThatHasBeenShown() {
        watch();
        receive(HandMade.workerSecond(ID, "a", 0));
        receive(HandMade.workerSecond(ID, "b", 0));
        hub.publish(0);

        Page late = watch();

        assertThat(late.texts()).hasSize(1);
        assertThat(late.texts().get(0)).contains("event: snapshot", "\"second\":0");
    }

    @Test
    void waitsForEveryWorkerForTwoSecondsAndCorrectsWhatItShowed() {
        Page page = watch();
        receive(HandMade.workerSecond(ID, "a", 0));
        hub.publish(0);
        hub.publish(PATIENCE - 1);
        assertThat(page.frames).as("the snapshot alone").hasSize(1);

        hub.publish(PATIENCE);
        assertThat(page.texts().get(1)).contains("event: point", "\"partial\":true");

        receive(HandMade.workerSecond(ID, "b", 0, 10, 300_000_000));
        hub.publish(PATIENCE + 1);
        assertThat(page.texts().get(2)).contains("\"partial\":false", "\"validity\":\"invalid\"", "loop_lag");
    }

    @Test
    void endsWithWhatTheTestCameTo() {
        Page page = watch();
        outcome = Optional.of(new TestOutcome(Kind.FAILED, "Its threshold failed."));

        hub.changed(new Posted(TestSeriesTest.ended(TestState.COMPLETED), null, List.of()));

        assertThat(page.texts().get(page.texts().size() - 2))
                .contains(
                        "event: test",
                        "\"state\":\"COMPLETED\"",
                        "\"outcome\":{\"kind\":\"failed\",\"sentence\":\"Its threshold failed.\"}");
        assertThat(page.texts().get(page.texts().size() - 1)).contains("event: end");
    }

    @Test
    void endsWithoutAnOutcomeThatNobodyKnowsYet() {
        Page page = watch();

        hub.changed(new Posted(TestSeriesTest.ended(TestState.STOPPED), null, List.of()));

        assertThat(page.texts().get(page.texts().size() - 2))
                .contains("event: test", "\"state\":\"STOPPED\"", "\"outcome\":null");
        assertThat(page.texts().get(page.texts().size() - 1)).contains("event: end");
    }

    @Test
    void endsEvenWhenStorageDoesNotAnswer() {
        Page page = watch();
        storageIsAway = true;

        hub.changed(new Posted(TestSeriesTest.ended(TestState.FAILED), null, List.of()));

        assertThat(page.texts().get(page.texts().size() - 2)).contains("\"state\":\"FAILED\"", "\"outcome\":null");
        assertThat(page.texts().get(page.texts().size() - 1)).contains("event: end");
    }

    private Page watch() {
        Page page = new Page();
        assertThat(hub.watch(ID, new Viewer(page, Runnable::run)).join()).isTrue();
        return page;
    }

    private Optional<TestOutcome> outcome() {
        if (storageIsAway) {
            throw new IllegalStateException("storage does not answer");
        }
        return outcome;
    }

    private void receive(Published published) {
        hub.received(PublishedCodec.key(published), PublishedCodec.encode(published));
    }

    private static ResultReader nothingStored() {
        return (ResultReader) Proxy.newProxyInstance(
                ResultReader.class.getClassLoader(),
                new Class<?>[] {ResultReader.class},
                (proxy, method, arguments) -> List.of());
    }
}
