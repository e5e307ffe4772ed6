package io.loadtester.attack.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.attack.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackTargetTest {

    private final Transport transport = Transport.available().get(0);
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, transport.ioHandlers());

    @AfterEach
    void stop() {
        loop.shutdownGracefully().awaitUninterruptibly();
    }

    @Test
    void answersWhileItIsOpenAndTakesNoConnectionsAfterwards() throws Exception {
        URL url;
        try (LoopbackTarget target = LoopbackTarget.start(transport, loop)) {
            url = target.url().toURL();
            assertThat(((HttpURLConnection) url.openConnection()).getResponseCode())
                    .isEqualTo(200);
        }

        assertThatThrownBy(() -> url.openConnection().connect()).isInstanceOf(ConnectException.class);
    }
}
