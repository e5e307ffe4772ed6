package io.loadtester.common.test;

import io.loadtester.common.test.template.BodyTemplate;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Targets, possibly millions: stored as bytes, and created on each access. What targets usually have in common is
 * stored once, as their {@link TargetKind}. Immutable.
 */
public final class TargetList extends AbstractList<Target> implements RandomAccess {

    private final TargetBytes bytes;
    private final long[] starts;
    private final List<TargetKind> kinds;
    private final List<Body> bodies;

    private TargetList(TargetBytes bytes, long[] starts, List<TargetKind> kinds, List<Body> bodies) {
        this.bytes = bytes;
        this.starts = starts;
        this.kinds = kinds;
        this.bodies = bodies;
    }

    /** The list itself if it is a TargetList already. */
    public static TargetList copyOf(List<Target> targets) {
        if (targets instanceof TargetList list) {
            return list;
        }
        Builder builder = new Builder();
        targets.forEach(builder::add);
        return builder.build();
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public Target get(int index) {
        return new TargetCursor(this).at(index).target();
    }

    /** The kinds of the targets, in order of first appearance. */
    public List<TargetKind> kinds() {
        return kinds;
    }

    /** The distinct origins of the targets: scheme, host and port. */
    public Set<Url> origins() {
        Set<Url> origins = new LinkedHashSet<>();
        kinds.forEach(kind -> origins.add(kind.origin()));
        return origins;
    }

    /** A cursor that reads targets without creating them. */
    public TargetCursor cursor() {
        return new TargetCursor(this);
    }

    TargetBytes bytes() {
        return bytes;
    }

    /** Memory used in bytes, without what targets share. */
    long footprintBytes() {
        return bytes.footprintBytes() + (long) Long.BYTES * starts.length;
    }

    long start(int index) {
        return starts[index];
    }

    Body body(int index) {
        return bodies.get(index);
    }

    /** Builds a list; keeps no reference to the targets added, except to shared bodies, headers and assertions. */
    public static final class Builder {

        private static final int MAX_HEADER_SETS = 4_096;

        private final TargetBytes.Writer out = new TargetBytes.Writer();
        private final Map<TargetKind, Integer> kinds = new HashMap<>();
        private final List<TargetKind> kindsInOrder = new ArrayList<>();
        private final Set<List<Header>> headerSets = new HashSet<>();
        private final IdentityHashMap<Body, Integer> bodies = new IdentityHashMap<>();
        private final List<Body> bodiesInOrder = new ArrayList<>();
        private @Nullable TargetKind lastKind;
        private int lastKindIndex;
        private long[] starts = new long[16];
        private int size;

        public Builder add(Target target) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
            }
            starts[size++] = out.begin();
            TargetKind kind = kind(target);
            if (!kind.equals(lastKind)) {
                lastKind = kind;
                lastKindIndex = kinds.computeIfAbsent(kind, added -> {
                    kindsInOrder.add(added);
                    return kindsInOrder.size() - 1;
                });
            }
            out.number(lastKindIndex);
            if (!kind.hasHeaders()) {
                headers(target.headers());
            }
            name(target);
            out.text(target.url().pathAndQuery());
            body(target.body());
            out.end();
            return this;
        }

        public int size() {
            return size;
        }

        public TargetList build() {
            return new TargetList(
                    out.bytes(), Arrays.copyOf(starts, size), List.copyOf(kindsInOrder), List.copyOf(bodiesInOrder));
        }

        /** Header sets beyond the first {@value #MAX_HEADER_SETS} are assumed unique and stored with their targets. */
        private TargetKind kind(Target target) {
            boolean common = isCommon(target.headers());
            boolean varied = Template.hasPlaceholders(target.url().pathAndQuery())
                    || target.headers().stream().anyMatch(header -> Template.hasPlaceholders(header.value()))
                    || BodyTemplate.hasPlaceholders(target.body().buffer());
            return new TargetKind(
                    target.method(),
                    target.url().origin(),
                    common ? target.headers() : null,
                    target.weight(),
                    target.assertions(),
                    varied);
        }

        private boolean isCommon(List<Header> headers) {
            if (headers.isEmpty() || (lastKind != null && headers.equals(lastKind.headers()))) {
                return true;
            }
            if (headerSets.size() < MAX_HEADER_SETS) {
                headerSets.add(headers);
                return true;
            }
            return headerSets.contains(headers);
        }

        private void headers(List<Header> headers) {
            out.number(headers.size());
            for (Header header : headers) {
                out.text(header.name());
                out.text(header.value());
            }
        }

        /** Writes nothing for the default name, made of method and URL, which most targets have. */
        private void name(Target target) {
            if (isDefaultName(target)) {
                out.number(0);
            } else {
                byte[] name = target.name().getBytes(StandardCharsets.UTF_8);
                out.number(name.length + 1);
                out.raw(name);
            }
        }

        private static boolean isDefaultName(Target target) {
            String origin = target.url().origin().toString();
            String path = target.url().pathAndQuery();
            String name = target.name();
            int afterMethod = target.method().length() + 1;
            return name.length() == afterMethod + origin.length() + path.length()
                    && name.startsWith(target.method())
                    && name.charAt(afterMethod - 1) == ' '
                    && name.startsWith(origin, afterMethod)
                    && name.endsWith(path);
        }

        /** Writes twice the length and then the bytes, or twice the index of a shared body plus one. */
        private void body(Body body) {
            if (body.isShared()) {
                int index = bodies.computeIfAbsent(body, added -> {
                    bodiesInOrder.add(added);
                    return bodiesInOrder.size() - 1;
                });
                out.number(2L * index + 1);
            } else {
                out.number(2L * body.length());
                out.raw(body.bytes());
            }
        }
    }
}
