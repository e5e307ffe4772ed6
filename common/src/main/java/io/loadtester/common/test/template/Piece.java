package io.loadtester.common.test.template;

/** A piece of a template: text, or something that is written anew for every hit. */
public sealed interface Piece {

    /** As a user writes it. */
    String source();

    /** Text as it stands. */
    record Text(String text) implements Piece {
        @Override
        public String source() {
            return text;
        }
    }

    /** Text out of a {@code {{"…"}}}: the way to write two opening braces. */
    record Quoted(String text) implements Piece {
        @Override
        public String source() {
            return "{{\"" + text + "\"}}";
        }
    }

    /** The hit's number, which no other hit of the test has. */
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

    /** A random whole number from {@code least} to {@code most}, both included. */
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

    /** The time of the hit as ISO 8601 has it, in UTC. */
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
