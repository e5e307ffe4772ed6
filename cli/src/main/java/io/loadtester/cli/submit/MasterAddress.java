package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.url.Authority;
import io.loadtester.common.url.Host;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a master is. The JDK's client refuses URLs in whose host is an underscore, as names of services often have it: it
 * is given the address that such a name stands for, looked up anew for every request.
 *
 * @param url as it was typed, http or https
 */
record MasterAddress(URI url) {

    /** How names are looked up. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    MasterAddress {
        if (url.getHost() == null && "https".equals(url.getScheme())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--master: certificates know no host like that of " + url
                            + "; use another name that the master has, or http");
        }
    }

    /** What is requested for a path. */
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
