package io.loadtester.master.submission;

import io.loadtester.spec.OptionTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/options}: describes the attack options that a test can be submitted with. */
@RestController
@Tag(name = "Tests")
class OptionsController {

    /** The answer. */
    record DescribedOptions(List<OptionView> options) {}

    private final DescribedOptions described = new DescribedOptions(OptionTable.ALL.stream()
            .sorted(Comparator.comparing(option -> option.display().group()))
            .map(OptionView::of)
            .toList());

    @GetMapping("/api/options")
    @Operation(summary = "The attack options: what each one does, its values and its default")
    DescribedOptions options() {
        return described;
    }
}
