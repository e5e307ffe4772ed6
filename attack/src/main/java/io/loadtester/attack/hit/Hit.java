package io.loadtester.attack.hit;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.capture.CapturedResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. One scheduled request on its way from the instant it is due to its end. Reused for later hits
 * of the loop; instants are of {@link System#nanoTime()} unless they say otherwise.
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
     * Becomes a new hit.
     *
     * @param number its place among the worker's hits of its epoch, from 0
     * @param target its target's place among the targets of the attack
     * @param dueNanos nanoseconds of the test at which it is due
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

    /** The generator stood still for some time while the hit was under way: none of it counts towards its timeout. */
    public void standStill(long nanos) {
        standstillNanos += nanos;
    }

    /** When its time has run out. */
    public long deadlineNanoTime(long timeoutNanos) {
        return releasedNanoTime + standstillNanos + timeoutNanos;
    }

    /** Is aimed at a target of its own, and not at one of a list. */
    public void aim(@Nullable OwnTarget newOwn) {
        own = newOwn;
    }

    /** Goes on with another request, to where the response has sent it; the one so far must not have been released. */
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
     * The server has said that it did not process the request it is at. Returns whether that may be sent again: once.
     */
    public boolean resend() {
        if (again) {
            return false;
        }
        again = true;
        resent++;
        return true;
    }

    /** A request of its is handed to a socket. Returns whether it is the hit's first. */
    public boolean send(long nowNanoTime) {
        bytesOut += request().bodyBytes();
        if (sent) {
            return false;
        }
        sent = true;
        sentNanoTime = nowNanoTime;
        return true;
    }

    /** Bytes of a response have come. */
    public void receive(long nowNanoTime) {
        if (firstByteNanoTime == 0) {
            firstByteNanoTime = nowNanoTime;
        }
    }

    /** A whole response has come, of this status and with this many bytes of body. */
    public void respond(int newStatus, long newBodyBytes) {
        answered = true;
        status = newStatus;
        bodyBytes = newBodyBytes;
        bytesIn += newBodyBytes;
    }

    /** A response will not be whole; this many bytes of its body have come. */
    public void breakOff(long bytesOfBody) {
        bytesIn += bytesOfBody;
    }

    /** What its responses are looked at for. */
    public void want(Capture newWanted) {
        wanted = newWanted;
    }

    /** What was wanted of the whole response that has come. */
    public void capture(@Nullable CapturedResponse newCaptured) {
        captured = newCaptured;
    }

    /** It is over; a hit without a failure has succeeded. */
    public void end(@Nullable Failure newFailure, long nowNanoTime) {
        failure = newFailure;
        endedNanoTime = nowNanoTime;
    }

    /** Forgets what it refers to, so that nothing is kept alive by a hit at rest. */
    public void rest() {
        request = null;
        holder = null;
        failure = null;
        own = null;
        captured = null;
    }

    /**
     * Its place among the loop's hits, from 0: no other hit that has not ended has the same. What somebody remembers with a
     * hit can be kept in an array.
     */
    public int index() {
        return index;
    }

    /** Its place where it waits for a connection. */
    public HitLink waiting() {
        return waiting;
    }

    /** Its place among all hits that have not ended. */
    public HitLink deadline() {
        return deadline;
    }

    public int epoch() {
        return epoch;
    }

    /** Its place among the worker's hits of its epoch, from 0. */
    public long number() {
        return number;
    }

    /** Its target's place among the targets of the attack, unless it has {@linkplain #own() one of its own}. */
    public int target() {
        return target;
    }

    /** The target that is its alone; null where there is a list of them. */
    public @Nullable OwnTarget own() {
        return own;
    }

    public long dueNanos() {
        return dueNanos;
    }

    /** When it was released: its timeout counts from here, so that a late generator does not time hits out. */
    public long dueNanoTime() {
        return dueNanoTime;
    }

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

    /** done − due. */
    public long responseNanos() {
        return endedNanoTime - dueNanoTime;
    }

    /** done − sent. */
    public long serviceNanos() {
        return endedNanoTime - sentNanoTime;
    }

    /** First byte − sent; 0 if nothing came. */
    public long firstByteNanos() {
        return firstByteNanoTime == 0 ? 0 : firstByteNanoTime - sentNanoTime;
    }

    /** Nanoseconds of the test at which it ended. */
    public long endedNanos() {
        return dueNanos + responseNanos();
    }

    /** sent − due. */
    public long startDelayNanos() {
        return sentNanoTime - dueNanoTime;
    }

    /** Released − due: the generator's own part of start delay; the rest is spent on getting a connection. */
    public long releaseDelayNanos() {
        return releasedNanoTime - dueNanoTime;
    }

    /** The request it is at. */
    public Request request() {
        return Objects.requireNonNull(request);
    }

    /** The URL its target had for it. */
    public String url() {
        String first = firstUrl;
        return first == null ? request().url() : first;
    }

    /** Whether it is at another request than its first. */
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

    /** Whether the whole response to its last request has come. */
    public boolean isAnswered() {
        return answered;
    }

    /** How many of its requests were sent again, as the server had not processed them. */
    public int resent() {
        return resent;
    }

    /** Of the response to its last request; 0 if there is none. */
    public int status() {
        return status;
    }

    /** What is to be kept of its responses. */
    public Capture wanted() {
        return wanted;
    }

    /**
     * What was kept of the last response; null if nothing was wanted, or if there is no whole response. To be looked at
     * until the hit has ended.
     */
    public @Nullable CapturedResponse captured() {
        return captured;
    }

    /** Of the last whole response; {@link #bytesIn()} has those of redirects and of a response broken off, too. */
    public long bodyBytes() {
        return bodyBytes;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long bytesOut() {
        return bytesOut;
    }

    /** Null unless it has failed. */
    public @Nullable Failure failure() {
        return failure;
    }
}
