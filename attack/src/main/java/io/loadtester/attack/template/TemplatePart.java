package io.loadtester.attack.template;

import io.netty.buffer.ByteBuf;

/** A part of a request, whose bytes are the same in every hit or depend on the hit. Immutable. */
interface TemplatePart {

    /** Number of bytes {@link #write} will write. */
    int length(HitValues values);

    void write(HitValues values, ByteBuf out);
}
