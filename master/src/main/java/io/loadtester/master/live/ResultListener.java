package io.loadtester.master.live;

import io.loadtester.common.result.Published;

/** Learns, on the live thread, what workers publish of unfinished tests; some of it may come twice. Must not block. */
public interface ResultListener {

    void received(Published published);
}
