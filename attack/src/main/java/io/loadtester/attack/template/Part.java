package io.loadtester.attack.template;

import io.netty.buffer.ByteBuf;

/** A part of a request: bytes that are the same in every hit, or differ. Immutable. */
interface Part {

    /** How many bytes {@link #write} will write. */
    int length(HitValues values);

    void write(HitValues values, ByteBuf out);
}
