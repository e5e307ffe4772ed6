package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loadtester.attack.transport.Transport;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoOps;
import io.netty.channel.nio.NioSelectableChannelIoHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A loop that can no longer handle its sockets. The attack's other loops continue until they are told. */
class BrokenLoopTest {

    @Test
    void endsItsAttackWithTheReasonAndTakesNoOther() throws Exception {
        Observed observed = new Observed();
        Pipe pipe = Pipe.open();

        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO);
                AttackEngine engine = AttackEngine.create(Transport.NIO, 2);
                Pipe.SinkChannel sink = pipe.sink()) {
            Cursed cursed = new Cursed(pipe.source());
            engine.start(
                    Plans.at(100, Duration.ofMinutes(5)).on(server.url("/")).plan(), observed);
            await().until(() -> server.requestCount() > 0);

            IoEventLoop loop = (IoEventLoop) engine.loops().get(0).eventLoop();
            IoRegistration registration = loop.register(cursed).get();
            registration.submit(NioIoOps.READ);
            sink.write(ByteBuffer.wrap(new byte[1]));
            AttackSummary summary = observed.summary();
            await().until(loop::isShuttingDown);

            assertThat(summary.reason()).isEqualTo("the engine failed: java.lang.LinkageError: cursed");
            assertThat(summary.ledger().answered()).isPositive().isLessThan(30_000);
            assertThat(cursed.failures).isEqualTo(100);
            assertThatThrownBy(() -> engine.start(
                            Plans.at(100, Duration.ofSeconds(1))
                                    .on(server.url("/"))
                                    .plan(),
                            new Observed()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("broken down");
            assertThat(observed.texts())
                    .allMatch(text -> text.contains("the engine failed: java.lang.LinkageError: cursed"));
        }
    }

    /** A socket that is always readable and whose handler always throws. */
    private static final class Cursed extends NioSelectableChannelIoHandle<Pipe.SourceChannel> {

        private int failures;

        Cursed(Pipe.SourceChannel channel) throws IOException {
            super(channel);
            channel.configureBlocking(false);
        }

        @Override
        protected void handle(Pipe.SourceChannel channel, SelectionKey key) {
            failures++;
            throw new LinkageError("cursed");
        }

        @Override
        public void close() throws IOException {
            selectableChannel().close();
        }
    }
}
