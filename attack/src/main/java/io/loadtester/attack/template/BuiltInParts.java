package io.loadtester.attack.template;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** All kinds of parts except columns. */
final class BuiltInParts {

    private BuiltInParts() {}

    /** The same bytes in every hit. */
    static final class Fixed implements TemplatePart {
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length(HitValues values) {
            return bytes.length;
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            out.writeBytes(bytes);
        }
    }

    record Seq() implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return Digits.decimalLength(values.seq());
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            Digits.writeDecimal(values.seq(), out);
        }
    }

    record Uuid(int placeholder) implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return 36;
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            long high = (values.bits(placeholder) & 0xffffffffffff0fffL) | 0x4000L;
            long low = (values.moreBits(placeholder) & 0x3fffffffffffffffL) | 0x8000000000000000L;
            Digits.writeHex(high >>> 32, 8, out);
            out.writeByte('-');
            Digits.writeHex(high >>> 16, 4, out);
            out.writeByte('-');
            Digits.writeHex(high, 4, out);
            out.writeByte('-');
            Digits.writeHex(low >>> 48, 4, out);
            out.writeByte('-');
            Digits.writeHex(low, 12, out);
        }
    }

    record RandomInt(int placeholder, long least, long most) implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return Digits.decimalLength(value(values));
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            Digits.writeDecimal(value(values), out);
        }

        private long value(HitValues values) {
            long bits = values.bits(placeholder);
            long count = most - least + 1;
            // 0 stands for the whole range of a long, in which every bit pattern is a value.
            return count == 0 ? bits : least + Bits.below(count, bits);
        }
    }

    record Now() implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return Digits.decimalLength(values.millis());
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            Digits.writeDecimal(values.millis(), out);
        }
    }

    /** A time like 2026-01-31T09:05:00.007Z. */
    record NowIso() implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return 24;
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            ZonedDateTime time = Instant.ofEpochMilli(values.millis()).atZone(ZoneOffset.UTC);
            Digits.writePadded(time.getYear(), 4, out);
            out.writeByte('-');
            Digits.writePadded(time.getMonthValue(), 2, out);
            out.writeByte('-');
            Digits.writePadded(time.getDayOfMonth(), 2, out);
            out.writeByte('T');
            Digits.writePadded(time.getHour(), 2, out);
            out.writeByte(':');
            Digits.writePadded(time.getMinute(), 2, out);
            out.writeByte(':');
            Digits.writePadded(time.getSecond(), 2, out);
            out.writeByte('.');
            Digits.writePadded(Math.floorMod(values.millis(), 1000), 3, out);
            out.writeByte('Z');
        }
    }
}
