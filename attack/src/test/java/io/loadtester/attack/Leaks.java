package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class whose tests leave buffers unreleased; the build makes Netty track every buffer. */
final class Leaks implements AfterAllCallback {

    private static final List<String> FOUND = new CopyOnWriteArrayList<>();

    static {
        // Even what usually takes no time may take some on a busy machine.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // The one that has to be there.
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> type, int samplingInterval, long maxActive) {
                return new Detector<>(type, samplingInterval);
            }
        });
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<?> type, int samplingInterval) {
            super(type, samplingInterval);
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            FOUND.add(resourceType + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            FOUND.add(resourceType);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // A leak is detected when the lost buffer has been collected and the next one is allocated.
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int j = 0; j < 100; j++) {
                ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(16);
                buffer.release();
            }
        }
        assertThat(FOUND).isEmpty();
    }
}
