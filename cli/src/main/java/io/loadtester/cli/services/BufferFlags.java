package io.loadtester.cli.services;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Flags for the buffer that keeps a worker's results while Kafka does not accept them. */
final class BufferFlags {

    @Option(
            names = "--memory-buffer",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            defaultValue = "64MB",
            description = "Memory for results that Kafka has not accepted yet. Default: ${DEFAULT-VALUE}"
                    + " [MEMORY_BUFFER]")
    private DataSize memory = DataSize.ofMegabytes(64);

    @Option(
            names = "--disk-buffer",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            defaultValue = "1GB",
            description = "Disk for results once the memory is full; 0 for none. The rest is dropped and counted."
                    + " Default: ${DEFAULT-VALUE} [DISK_BUFFER]")
    private DataSize disk = DataSize.ofGigabytes(1);

    @Option(
            names = "--buffer-dir",
            paramLabel = "FOLDER",
            description = "Where the disk buffer goes, in a folder named after the worker. A worker publishes what an"
                    + " earlier one of the same name left there. Default: loadtester-USER/buffer in the"
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
