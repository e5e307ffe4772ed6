package io.loadtester.cli.services;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a worker's results wait while Kafka does not take them. */
final class BufferFlags {

    @Option(
            names = "--memory-buffer",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            defaultValue = "64MB",
            description = "Results that Kafka has not taken wait in so much memory. Default: ${DEFAULT-VALUE}"
                    + " [MEMORY_BUFFER]")
    private DataSize memory = DataSize.ofMegabytes(64);

    @Option(
            names = "--disk-buffer",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            defaultValue = "1GB",
            description = "Then on so much disk; 0 for none. What does not fit is lost, and counted. Default:"
                    + " ${DEFAULT-VALUE} [DISK_BUFFER]")
    private DataSize disk = DataSize.ofGigabytes(1);

    @Option(
            names = "--buffer-dir",
            paramLabel = "FOLDER",
            description = "Where on disk, in a folder named after the worker. What is left there by a worker that was"
                    + " killed or stopped is published by the next of its name. Default: loadtester-USER/buffer in the"
                    + " folder for temporary files [BUFFER_DIR]")
    private String folder = "";

    void addTo(Map<String, Object> properties) {
        properties.put("loadtester.buffer-bytes", memory.toBytes() + "B");
        properties.put("loadtester.disk-buffer", disk.toBytes() + "B");
        properties.put("loadtester.buffer-dir", folder.isBlank() ? defaultFolder() : folder);
    }

    private static String defaultFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "loadtester-" + System.getProperty("user.name"), "buffer")
                .toString();
    }

    private static final class SizeConverter implements ITypeConverter<DataSize> {

        @Override
        public DataSize convert(String text) {
            try {
                DataSize size = DataSize.parse(text);
                if (!size.isNegative()) {
                    return size;
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(wrong(text));
            }
            throw new TypeConversionException(wrong(text));
        }

        private static String wrong(String text) {
            return "'" + text + "' is not a size such as 512KB, 64MB or 1GB";
        }
    }
}
