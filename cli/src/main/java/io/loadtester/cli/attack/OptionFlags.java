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
                option.flagNames().forEach(name -> command.addOption(flag(option, option.flag(), name)));
            }
        }
        return command;
    }

    private static OptionSpec flag(AttackOption<?> option, OptionFlag flag, String name) {
        // An alias is an option of its own, so that it is known which of them was typed.
        OptionSpec.Builder builder =
                OptionSpec.builder(name).description(help(option, flag)).hidden(!name.equals(flag.name()));
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
        List<String> names = option.flagNames();
        String also =
                names.size() < 2 ? "" : " Also read as " + String.join(", ", names.subList(1, names.size())) + ".";
        String help = flag.help() + also + (usual == null ? "" : " Default: " + usual);
        return help.replace("%", "%%");
    }
}
