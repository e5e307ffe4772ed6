package io.loadtester.master.live;

import io.loadtester.common.result.Published;

/** Receives, on the live thread, what workers publish about unfinished tests, some of it twice. Must not block. */
public interface ResultListener {

    void received(Published published);
}
