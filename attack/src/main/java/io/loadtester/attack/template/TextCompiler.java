package io.loadtester.attack.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.template.BodyTemplate;
import io.loadtester.common.test.template.Piece;
import io.loadtester.common.test.template.Template;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Compiles the texts of one target. Each placeholder in them draws its own random numbers. */
public final class TextCompiler {

    private final Variation variation;
    private int placeholders;

    public TextCompiler(Variation variation) {
        this.variation = variation;
    }

    /** @throws IllegalArgumentException if a placeholder is unknown; users' input has been checked before */
    public VariedText compile(String text, TemplatePlace place) {
        return compile(Template.parse(text), place, UTF_8);
    }

    /** The same for a body, whose text is bytes. */
    public VariedText compile(Body body) {
        return compile(BodyTemplate.parse(body.buffer()), TemplatePlace.BODY, ISO_8859_1);
    }

    private VariedText compile(Template template, TemplatePlace place, Charset charset) {
        List<TemplatePart> parts = new ArrayList<>();
        for (Piece piece : template.pieces()) {
            parts.add(part(piece, place, charset));
            placeholders++;
        }
        return new VariedText(parts);
    }

    /** Text that is the same in every hit; placeholders in it are not filled. */
    public static VariedText fixed(byte[] bytes) {
        return new VariedText(bytes.length == 0 ? List.of() : List.of(new BuiltInParts.Fixed(bytes)));
    }

    /** The hit's number in the test. */
    public static VariedText seq() {
        return new VariedText(List.of(new BuiltInParts.Seq()));
    }

    private TemplatePart part(Piece piece, TemplatePlace place, Charset charset) {
        if (piece instanceof Piece.Text text) {
            return new BuiltInParts.Fixed(text.text().getBytes(charset));
        } else if (piece instanceof Piece.Quoted quoted) {
            byte[] bytes = quoted.text().getBytes(charset);
            return new BuiltInParts.Fixed(place == TemplatePlace.URL ? encoded(bytes) : bytes);
        } else if (piece instanceof Piece.Seq) {
            return new BuiltInParts.Seq();
        } else if (piece instanceof Piece.Uuid) {
            return new BuiltInParts.Uuid(placeholders);
        } else if (piece instanceof Piece.RandomInt random) {
            return new BuiltInParts.RandomInt(placeholders, random.least(), random.most());
        } else if (piece instanceof Piece.Now) {
            return new BuiltInParts.Now();
        } else if (piece instanceof Piece.NowIso) {
            return new BuiltInParts.NowIso();
        }
        String column = ((Piece.Column) piece).name();
        int index = variation.feeder().columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "{{" + column + "}} is neither a placeholder nor a column of the feeder");
        }
        return new ColumnPart(variation.feeder().rows(), index, place);
    }

    private static byte[] encoded(byte[] bytes) {
        ByteBuf out = Unpooled.buffer(3 * bytes.length);
        ColumnPart.encode(bytes, 0, bytes.length, out);
        byte[] encoded = new byte[out.readableBytes()];
        out.readBytes(encoded);
        return encoded;
    }
}
