package io.loadtester.cli.plot;

import io.loadtester.reporting.metrics.ResultFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups results into series, one per attack and file. Not thread-safe. */
final class Plot {

    private static final int MAX_SERIES = 11;

    /** Identifies a series. */
    private record Key(String file, String attack) {}

    private static final Key OTHERS = new Key("", "(others)");

    private final int maxPoints;
    private final Map<Key, PlotSeries> series = new LinkedHashMap<>();

    /** @param maxPoints most points per series */
    Plot(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    void add(String file, ResultFields result) {
        Key key = new Key(file, result.attack());
        if (series.size() >= MAX_SERIES && !series.containsKey(key)) {
            key = OTHERS;
        }
        series.computeIfAbsent(key, one -> new PlotSeries(one.file(), one.attack(), maxPoints))
                .add(result);
    }

    List<PlotSeries> series() {
        return List.copyOf(series.values());
    }

    /** The name of each series: the attack's name if it is unique, otherwise the file's, otherwise both. */
    List<String> names() {
        List<PlotSeries> all = series();
        List<String> names = new ArrayList<>();
        for (PlotSeries one : all) {
            boolean attackTells = !one.attack().isEmpty()
                    && all.stream()
                                    .filter(other -> other.attack().equals(one.attack()))
                                    .count()
                            == 1;
            boolean fileTells = all.stream()
                            .filter(other -> other.file().equals(one.file()))
                            .count()
                    == 1;
            if (attackTells) {
                names.add(one.attack());
            } else if (fileTells) {
                names.add(shortName(one.file()));
            } else {
                names.add(
                        one.attack().isEmpty() ? shortName(one.file()) : shortName(one.file()) + " · " + one.attack());
            }
        }
        return names;
    }

    /** The file name without its folders, unless another folder has a file of the same name. */
    private String shortName(String file) {
        String name = fileName(file);
        boolean unique = series.keySet().stream()
                .map(Key::file)
                .noneMatch(other -> !other.equals(file) && fileName(other).equals(name));
        return unique ? name : file;
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
