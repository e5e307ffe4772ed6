package io.loadtester.attack.template;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.TargetCursor;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** The parts in which targets of one kind differ, copied from the list of targets for every hit. */
public final class ListTargetParts {

    private ListTargetParts() {}

    /** Path and query, without the leading slash. */
    public static VariedText path() {
        return new VariedText(List.of(new Path()));
    }

    /** The body; never empty. */
    public static VariedText body() {
        return new VariedText(List.of(new OwnBody()));
    }

    private record Path() implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return values.target().pathLength() - slash(values.target());
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            TargetCursor target = values.target();
            int slash = slash(target);
            out.writeBytes(target.bytes(), target.pathStart() + slash, target.pathLength() - slash);
        }

        private static int slash(TargetCursor target) {
            return target.pathLength() > 0 && target.bytes()[target.pathStart()] == '/' ? 1 : 0;
        }
    }

    private record OwnBody() implements TemplatePart {
        @Override
        public int length(HitValues values) {
            return values.target().bodyLength();
        }

        @Override
        public void write(HitValues values, ByteBuf out) {
            TargetCursor target = values.target();
            Body shared = target.sharedBody();
            if (shared == null) {
                out.writeBytes(target.bytes(), target.bodyStart(), target.bodyLength());
            } else {
                out.writeBytes(shared.buffer());
            }
        }
    }
}
