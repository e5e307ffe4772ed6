package io.loadtester.attack.hit;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.capture.CapturedResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. One scheduled request, from the instant it is due to its end. Reused for later hits of the
 * loop. Instants are on the clock of {@link System#nanoTime()} unless stated otherwise.
 */
public final class Hit {

    private final int index;
    private final HitLink waiting = new HitLink(this);
    private final HitLink deadline = new HitLink(this);

    private int epoch;
    private long number;
    private int target;
    private long dueNanos;
    private long dueNanoTime;
    private long releasedNanoTime;
    private long standstillNanos;
    private long sentNanoTime;
    private long firstByteNanoTime;
    private long endedNanoTime;

    private @Nullable Request request;
    private @Nullable String firstUrl;
    private @Nullable HitHolder holder;
    private @Nullable Failure failure;
    private @Nullable OwnTarget own;
    private Capture wanted = Capture.NOTHING;
    private @Nullable CapturedResponse captured;
    private boolean sent;
    private boolean answered;
    private boolean again;
    private int resent;
    private int status;
    private long bodyBytes;
    private long bytesIn;
    private long bytesOut;

    /** @param index see {@link #index()} */
    public Hit(int index) {
        this.index = index;
    }

    /**
     * Resets this object to a new hit.
     *
     * @param number index among the worker's hits of the epoch, from 0
     * @param target index of the target in the attack's target list
     * @param dueNanos when the hit is due, in nanoseconds since the start of the test
     * @param dueNanoTime the same instant on this process's clock
     */
    public void begin(
            int epoch,
            long number,
            int target,
            long dueNanos,
            long dueNanoTime,
            Request firstRequest,
            long nowNanoTime) {
        this.epoch = epoch;
        this.number = number;
        this.target = target;
        this.dueNanos = dueNanos;
        this.dueNanoTime = dueNanoTime;
        releasedNanoTime = nowNanoTime;
        standstillNanos = 0;
        sentNanoTime = 0;
        firstByteNanoTime = 0;
        endedNanoTime = 0;
        request = firstRequest;
        firstUrl = null;
        holder = null;
        failure = null;
        own = null;
        wanted = Capture.NOTHING;
        captured = null;
        sent = false;
        answered = false;
        again = false;
        resent = 0;
        status = 0;
        bodyBytes = 0;
        bytesIn = 0;
        bytesOut = 0;
    }

    /**
     * The generator stalled for this long while the hit was under way: the stall does not count towards the timeout.
     */
    public void standStill(long nanos) {
        standstillNanos += nanos;
    }

    /** When the hit times out. */
    public long deadlineNanoTime(long timeoutNanos) {
        return releasedNanoTime + standstillNanos + timeoutNanos;
    }

    /** Sets the target made for this hit alone; null if the target is in the list. */
    public void aim(@Nullable OwnTarget newOwn) {
        own = newOwn;
    }

    /** Continues with the next request after a redirect; the previous request must not have been released yet. */
    public void goOn(Request next) {
        if (firstUrl == null) {
            firstUrl = request().url();
        }
        request = next;
        captured = null;
        answered = false;
        status = 0;
        again = false;
    }

    /**
     * The server said that it did not process the current request. Returns whether the request may be sent again, which
     * it may once.
     */
    public boolean resend() {
        if (again) {
            return false;
        }
        again = true;
        resent++;
        return true;
    }

    /** A request of the hit is handed to a socket. Returns whether it is the first. */
    public boolean send(long nowNanoTime) {
        bytesOut += request().bodyBytes();
        if (sent) {
            return false;
        }
        sent = true;
        sentNanoTime = nowNanoTime;
        return true;
    }

    /** Bytes of a response have arrived. */
    public void receive(long nowNanoTime) {
        if (firstByteNanoTime == 0) {
            firstByteNanoTime = nowNanoTime;
        }
    }

    /** A complete response has arrived, with this status and this many body bytes. */
    public void respond(int newStatus, long newBodyBytes) {
        answered = true;
        status = newStatus;
        bodyBytes = newBodyBytes;
        bytesIn += newBodyBytes;
    }

    /** A response was cut off after this many bytes of its body. */
    public void breakOff(long bytesOfBody) {
        bytesIn += bytesOfBody;
    }

    /** Sets what to capture from the responses. */
    public void want(Capture newWanted) {
        wanted = newWanted;
    }

    /** Sets what was captured from the complete response. */
    public void capture(@Nullable CapturedResponse newCaptured) {
        captured = newCaptured;
    }

    /** Ends the hit; without a failure it has succeeded. */
    public void end(@Nullable Failure newFailure, long nowNanoTime) {
        failure = newFailure;
        endedNanoTime = nowNanoTime;
    }

    /** Drops all references, so that an unused hit keeps nothing alive. */
    public void rest() {
        request = null;
        holder = null;
        failure = null;
        own = null;
        captured = null;
    }

    /**
     * Index among the loop's hits, from 0, unique among the hits that have not ended. Lets callers keep per-hit data in
     * an array.
     */
    public int index() {
        return index;
    }

    /** Link in the queue in which the hit waits for a connection. */
    public HitLink waiting() {
        return waiting;
    }

    /** Link in the queue of all hits that have not ended. */
    public HitLink deadline() {
        return deadline;
    }

    public int epoch() {
        return epoch;
    }

    /** Index among the worker's hits of the epoch, from 0. */
    public long number() {
        return number;
    }

    /**
     * Index of the target in the attack's target list; meaningless if the hit has {@linkplain #own() its own target}.
     */
    public int target() {
        return target;
    }

    /** The target made for this hit alone; null if the attack has a target list. */
    public @Nullable OwnTarget own() {
        return own;
    }

    /** When the hit is due, in nanoseconds since the start of the test. */
    public long dueNanos() {
        return dueNanos;
    }

    public long dueNanoTime() {
        return dueNanoTime;
    }

    /** When the hit was released. The timeout starts here, so that a late generator does not time hits out. */
    public long releasedNanoTime() {
        return releasedNanoTime;
    }

    public long sentNanoTime() {
        return sentNanoTime;
    }

    public long firstByteNanoTime() {
        return firstByteNanoTime;
    }

    public long endedNanoTime() {
        return endedNanoTime;
    }

    /** Ended − due. */
    public long responseNanos() {
        return endedNanoTime - dueNanoTime;
    }

    /** Ended − sent. */
    public long serviceNanos() {
        return endedNanoTime - sentNanoTime;
    }

    /** First byte − sent; 0 if nothing arrived. */
    public long firstByteNanos() {
        return firstByteNanoTime == 0 ? 0 : firstByteNanoTime - sentNanoTime;
    }

    /** When the hit ended, in nanoseconds since the start of the test. */
    public long endedNanos() {
        return dueNanos + responseNanos();
    }

    /** Sent − due. */
    public long startDelayNanos() {
        return sentNanoTime - dueNanoTime;
    }

    /** Released − due: the generator's share of the start delay; the rest is the wait for a connection. */
    public long releaseDelayNanos() {
        return releasedNanoTime - dueNanoTime;
    }

    /** The current request. */
    public Request request() {
        return Objects.requireNonNull(request);
    }

    /** The URL of the first request, before any redirect. */
    public String url() {
        String first = firstUrl;
        return first == null ? request().url() : first;
    }

    /** Whether the hit has followed a redirect. */
    public boolean hasGoneOn() {
        return firstUrl != null;
    }

    public @Nullable HitHolder holder() {
        return holder;
    }

    public void heldBy(@Nullable HitHolder newHolder) {
        holder = newHolder;
    }

    public boolean isSent() {
        return sent;
    }

    /** Whether the complete response to the last request has arrived. */
    public boolean isAnswered() {
        return answered;
    }

    /** How many requests were sent again because the server had not processed them. */
    public int resent() {
        return resent;
    }

    /** Status of the response to the last request; 0 if there is none. */
    public int status() {
        return status;
    }

    /** What to capture from the responses. */
    public Capture wanted() {
        return wanted;
    }

    /**
     * What was captured from the last response; null if nothing was wanted or the response is incomplete. Valid until
     * the hit has ended.
     */
    public @Nullable CapturedResponse captured() {
        return captured;
    }

    /** Body bytes of the last complete response; {@link #bytesIn()} also counts redirects and cut-off responses. */
    public long bodyBytes() {
        return bodyBytes;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long bytesOut() {
        return bytesOut;
    }

    /** Null unless the hit has failed. */
    public @Nullable Failure failure() {
        return failure;
    }
}
