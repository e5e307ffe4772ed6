package io.loadtester.attack.template;

import io.loadtester.common.test.FeederRows;
import io.netty.buffer.ByteBuf;

/** A column's value in the hit's row, escaped for its place in the request. */
record ColumnPart(FeederRows rows, int column, TemplatePlace place) implements TemplatePart {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    @Override
    public int length(HitValues values) {
        int start = rows.start(values.row(), column);
        int end = rows.end(values.row(), column);
        return place == TemplatePlace.URL ? encodedLength(rows.bytes(), start, end) : end - start;
    }

    @Override
    public void write(HitValues values, ByteBuf out) {
        int start = rows.start(values.row(), column);
        int end = rows.end(values.row(), column);
        switch (place) {
            case URL -> encode(rows.bytes(), start, end, out);
            case HEADER -> {
                for (int i = start; i < end; i++) {
                    out.writeByte(isControl(rows.bytes()[i]) ? ' ' : rows.bytes()[i]);
                }
            }
            case BODY -> out.writeBytes(rows.bytes(), start, end - start);
        }
    }

    static void encode(byte[] bytes, int start, int end, ByteBuf out) {
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (isUnreserved(b)) {
                out.writeByte(b);
            } else {
                out.writeByte('%').writeByte(HEX[(b >> 4) & 15]).writeByte(HEX[b & 15]);
            }
        }
    }

    private static int encodedLength(byte[] bytes, int start, int end) {
        int length = end - start;
        for (int i = start; i < end; i++) {
            length += isUnreserved(bytes[i]) ? 0 : 2;
        }
        return length;
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 0x7f;
    }
}
