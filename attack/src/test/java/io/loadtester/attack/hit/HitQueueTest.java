package io.loadtester.attack.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HitQueueTest {

    @Test
    void behavesAsAListThroughAnyMixOfChanges() {
        Random random = new Random(3);
        HitQueue queue = new HitQueue();
        Deque<Hit> expected = new ArrayDeque<>();
        List<Hit> resting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            resting.add(new Hit(0));
        }

        for (int i = 0; i < 10_000; i++) {
            int choice = random.nextInt(3);
            if (choice == 0 && !resting.isEmpty()) {
                Hit hit = resting.remove(random.nextInt(resting.size()));
                queue.add(hit.waiting());
                expected.add(hit);
            } else if (choice == 1) {
                Hit polled = queue.poll();
                assertThat(polled).isSameAs(expected.poll());
                if (polled != null) {
                    resting.add(polled);
                }
            } else if (!expected.isEmpty()) {
                Hit hit = List.copyOf(expected).get(random.nextInt(expected.size()));
                queue.remove(hit.waiting());
                expected.remove(hit);
                resting.add(hit);
            }
            assertThat(queue.all()).containsExactlyElementsOf(expected);
            assertThat(queue.size()).isEqualTo(expected.size());
            assertThat(queue.peek()).isSameAs(expected.peek());
        }
    }

    @Test
    void aHitCanBeInAQueueOfEachKind() {
        Hit hit = new Hit(0);
        HitQueue waiting = new HitQueue();
        HitQueue deadlines = new HitQueue();
        waiting.add(hit.waiting());
        deadlines.add(hit.deadline());

        deadlines.remove(hit.waiting());
        waiting.remove(hit.waiting());

        assertThat(waiting.isEmpty()).isTrue();
        assertThat(deadlines.contains(hit.deadline())).isTrue();
    }
}
