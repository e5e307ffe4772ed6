package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.url.Authority;
import io.loadtester.common.url.Host;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The address of a master. The JDK's HTTP client rejects hosts with an underscore, which are common as service names in
 * containers, so such a name is resolved here, anew for every request.
 *
 * @param url as typed, http or https
 */
record MasterAddress(URI url) {

    /** Resolves host names. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    MasterAddress {
        if (url.getHost() == null && "https".equals(url.getScheme())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--master: certificates cannot name the host of " + url
                            + "; use another name of the master, or http");
        }
    }

    /** The URL to request for a path. */
    URI request(String path) throws UnknownHostException {
        return request(path, InetAddress::getAllByName);
    }

    URI request(String path, Lookup lookup) throws UnknownHostException {
        if (url.getHost() != null) {
            return url.resolve(path);
        }
        Authority authority = Authority.parse(url.getRawAuthority());
        Host address = Host.ofOption(lookup.of(authority.host().name())[0].getHostAddress());
        return URI.create("http://" + new Authority("", address, authority.port()))
                .resolve(path);
    }
}
