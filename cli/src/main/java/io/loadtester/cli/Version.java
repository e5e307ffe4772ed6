package io.loadtester.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the running Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream info = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (info != null) {
                build.load(info);
            }
        }
        String version = build.getProperty("build.version", "(unknown version)");
        return new String[] {"loadtester " + version + " (Java " + Runtime.version() + ")"};
    }
}
