package io.loadtester.common.test.template;

/** A piece of a template: fixed text, or a placeholder that is filled in for every hit. */
public sealed interface Piece {

    /** As the user writes it. */
    String source();

    /** Fixed text. */
    record Text(String text) implements Piece {
        @Override
        public String source() {
            return text;
        }
    }

    /** Quoted text, {@code {{"…"}}}: the way to write two opening braces. */
    record Quoted(String text) implements Piece {
        @Override
        public String source() {
            return "{{\"" + text + "\"}}";
        }
    }

    /** The hit's number, unique within the test. */
    record Seq() implements Piece {
        @Override
        public String source() {
            return "{{seq}}";
        }
    }

    /** A random UUID, version 4. */
    record Uuid() implements Piece {
        @Override
        public String source() {
            return "{{uuid}}";
        }
    }

    /** A random integer from {@code least} to {@code most}, both inclusive. */
    record RandomInt(long least, long most) implements Piece {
        public RandomInt {
            if (least > most) {
                throw new IllegalArgumentException(least + " is more than " + most);
            }
        }

        @Override
        public String source() {
            return "{{randomInt " + least + " " + most + "}}";
        }
    }

    /** The time of the hit in Unix milliseconds. */
    record Now() implements Piece {
        @Override
        public String source() {
            return "{{now}}";
        }
    }

    /** The time of the hit in ISO 8601, UTC. */
    record NowIso() implements Piece {
        @Override
        public String source() {
            return "{{now iso}}";
        }
    }

    /** The feeder's column of this name, in the hit's row. */
    record Column(String name) implements Piece {
        @Override
        public String source() {
            return "{{" + name + "}}";
        }
    }
}
