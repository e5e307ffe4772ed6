package io.loadtester.cli.attack;

import io.loadtester.spec.AttackOption;
import io.loadtester.spec.OptionFlag;
import io.loadtester.spec.OptionTable;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds a flag for each attack option to a command; {@link SpecFlags} reads their values. Use as {@code
 * @Command(modelTransformer = OptionFlags.class)}.
 */
public class OptionFlags implements IModelTransformer {

    private final List<AttackOption<?>> left;

    /** Adds the flags of all options that have one. */
    public OptionFlags() {
        this(List.of());
    }

    /** @param left options to leave out because their flags make no sense for the command */
    protected OptionFlags(List<AttackOption<?>> left) {
        this.left = left;
    }

    @Override
    public CommandSpec transform(CommandSpec command) {
        for (AttackOption<?> option : OptionTable.ALL) {
            if (option.flag() != null && !left.contains(option)) {
                command.addOption(flag(option, option.flag()));
            }
        }
        return command;
    }

    private static OptionSpec flag(AttackOption<?> option, OptionFlag flag) {
        OptionSpec.Builder builder = OptionSpec.builder(flag.name()).description(help(option, flag));
        switch (flag.form()) {
            case SWITCH ->
                builder.arity("0..1").fallbackValue("true").type(Boolean.class).paramLabel("true|false");
            case SWITCH_OFF -> builder.arity("0").type(boolean.class);
            case REPEATED, REPEATED_JSON ->
                builder.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(flag.label());
            default -> builder.arity("1").type(String.class).paramLabel(flag.label());
        }
        return builder.build();
    }

    private static String help(AttackOption<?> option, OptionFlag flag) {
        String usual = flag.form() == OptionFlag.Form.SWITCH_OFF ? null : option.fallbackText();
        String help = usual == null ? flag.help() : flag.help() + " Default: " + usual;
        return help.replace("%", "%%");
    }
}
