package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.http.HttpLimits;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import org.jspecify.annotations.Nullable;

/** Failures of an HTTP/2 connection in users' words; the codec's messages are for authors of codecs. */
final class Http2Failures {

    private Http2Failures() {}

    /** The server has reset a stream. */
    static Failure reset(Origin origin, long errorCode) {
        return new Failure(FailureKind.RESET, origin + " reset the stream: " + name(errorCode));
    }

    /** The server has said that it will take no more streams. */
    static Failure goingAway(Origin origin, long errorCode) {
        return new Failure(FailureKind.CLOSED, origin + " is going away: " + name(errorCode));
    }

    static Failure closed(Origin origin) {
        return new Failure(FailureKind.CLOSED, origin + " closed the connection");
    }

    /** The server's first bytes are not HTTP/2. */
    static Failure otherProtocol(Origin origin) {
        return new Failure(FailureKind.PROTOCOL, origin + " does not speak HTTP/2");
    }

    /**
     * Something received, or to be sent, violates the protocol.
     *
     * @param outbound whether it was to be sent
     */
    static Failure broken(Origin origin, boolean outbound, @Nullable Throwable cause) {
        Http2Exception error = Http2CodecUtil.getEmbeddedHttp2Exception(cause);
        String text;
        if (error == null) {
            text = "HTTP/2 with " + origin + " broke down";
        } else if (isOfHeaderSize(error)) {
            text = outbound
                    ? "the request's headers are longer than " + origin + " takes"
                    : "the headers are longer than " + HttpLimits.MAX_HEAD_BYTES + " bytes";
        } else if (outbound) {
            text = "the request cannot be sent to " + origin + " over HTTP/2: " + error.error();
        } else {
            text = origin + what(error.error());
        }
        return new Failure(FailureKind.PROTOCOL, text);
    }

    private static boolean isOfHeaderSize(Http2Exception error) {
        // For endless headers the codec throws a different exception with the same text.
        return error instanceof HeaderListSizeException
                || String.valueOf(error.getMessage()).startsWith("Header size exceeded");
    }

    private static String what(Http2Error error) {
        return switch (error) {
            case FLOW_CONTROL_ERROR -> " sent more than HTTP/2 allows it to at once: FLOW_CONTROL_ERROR";
            case FRAME_SIZE_ERROR -> " sent an HTTP/2 frame of a size that is not allowed: FRAME_SIZE_ERROR";
            case COMPRESSION_ERROR -> " sent headers that cannot be read: COMPRESSION_ERROR";
            case STREAM_CLOSED -> " went on with a stream that had ended: STREAM_CLOSED";
            case ENHANCE_YOUR_CALM -> " sent more HTTP/2 frames than are reasonable: ENHANCE_YOUR_CALM";
            default -> " broke the rules of HTTP/2: " + error;
        };
    }

    /** The name in the standard. */
    private static String name(long code) {
        Http2Error error = Http2Error.valueOf(code);
        return error == null ? "error " + code : error.name();
    }
}
