package io.loadtester.attack.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Text with parts that differ from hit to hit. Immutable. */
public final class VariedText {

    public static final VariedText EMPTY = new VariedText(List.of());

    private final TemplatePart[] parts;

    VariedText(List<TemplatePart> parts) {
        this.parts = parts.toArray(TemplatePart[]::new);
    }

    public boolean isEmpty() {
        return parts.length == 0;
    }

    /** Number of bytes {@link #write} will write. */
    public int length(HitValues values) {
        int length = 0;
        for (TemplatePart part : parts) {
            length += part.length(values);
        }
        return length;
    }

    public void write(HitValues values, ByteBuf out) {
        for (TemplatePart part : parts) {
            part.write(values, out);
        }
    }

    /** The bytes in a new array. */
    public byte[] bytes(HitValues values) {
        byte[] bytes = new byte[length(values)];
        ByteBuf out = Unpooled.wrappedBuffer(bytes).clear();
        write(values, out);
        return bytes;
    }

    public String text(HitValues values) {
        return new String(bytes(values), UTF_8);
    }

    /**
     * Puts varied texts into a text in place of the words that stand for them.
     *
     * @param text contains a word of {@link Markers} wherever a varied text belongs
     */
    public static VariedText around(String text, Markers markers, List<VariedText> texts) {
        List<TemplatePart> parts = new ArrayList<>();
        int from = 0;
        for (Markers.Found found = markers.find(text, 0); found != null; found = markers.find(text, from)) {
            parts.add(new BuiltInParts.Fixed(text.substring(from, found.start()).getBytes(UTF_8)));
            parts.addAll(List.of(texts.get(found.index()).parts));
            from = found.end();
        }
        parts.add(new BuiltInParts.Fixed(text.substring(from).getBytes(UTF_8)));
        return new VariedText(parts);
    }
}
