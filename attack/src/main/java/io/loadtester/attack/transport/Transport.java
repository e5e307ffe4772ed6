package io.loadtester.attack.transport;

import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of network I/O, best first. */
public enum Transport {
    IO_URING("io_uring", IoUringSocketChannel.class, IoUringServerSocketChannel.class, IoUringDatagramChannel.class),
    EPOLL("epoll", EpollSocketChannel.class, EpollServerSocketChannel.class, EpollDatagramChannel.class),
    NIO("nio", NioSocketChannel.class, NioServerSocketChannel.class, NioDatagramChannel.class);

    /** Room for the submissions of thousands of connections at once; half a megabyte per loop. */
    private static final int RING_SIZE = 4096;

    /** Enough that no completion is lost while other programs hold up the loop. */
    private static final int COMPLETIONS = 4 * RING_SIZE;

    /** Linux's IP_BIND_ADDRESS_NO_PORT, which Netty defines for epoll only. */
    private static final ChannelOption<Integer> BIND_WITHOUT_PORT =
            new IntegerUnixChannelOption("IP_BIND_ADDRESS_NO_PORT", 0, 24);

    private final String word;
    private final Class<? extends SocketChannel> channel;
    private final Class<? extends ServerChannel> serverChannel;
    private final Class<? extends DatagramChannel> datagramChannel;

    Transport(
            String word,
            Class<? extends SocketChannel> channel,
            Class<? extends ServerChannel> serverChannel,
            Class<? extends DatagramChannel> datagramChannel) {
        this.word = word;
        this.channel = channel;
        this.serverChannel = serverChannel;
        this.datagramChannel = datagramChannel;
    }

    /** The transports that work on this machine, best first; never empty. */
    public static List<Transport> available() {
        return Stream.of(values()).filter(Transport::isAvailable).toList();
    }

    public boolean isAvailable() {
        return switch (this) {
            case IO_URING -> IoUring.isAvailable();
            case EPOLL -> Epoll.isAvailable();
            case NIO -> true;
        };
    }

    /** Creates the I/O handlers of its event loops. */
    public IoHandlerFactory ioHandlers() {
        return switch (this) {
            case IO_URING ->
                IoUringIoHandler.newFactory(
                        new IoUringIoHandlerConfig().setRingSize(RING_SIZE).setCqSize(COMPLETIONS));
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    /** Whether the thread's timer slack delays its wake-ups; with io_uring it does not. */
    public boolean hasTimerSlack() {
        return this != IO_URING;
    }

    public Class<? extends SocketChannel> channel() {
        return channel;
    }

    /** The channel for Unix sockets. */
    public Class<? extends DuplexChannel> unixChannel() {
        return switch (this) {
            case IO_URING -> IoUringDomainSocketChannel.class;
            case EPOLL -> EpollDomainSocketChannel.class;
            case NIO -> NioDomainSocketChannel.class;
        };
    }

    /** The address of a Unix socket, for {@link #unixChannel()}. */
    public SocketAddress unixAddress(Path socket) {
        return this == NIO ? UnixDomainSocketAddress.of(socket) : new DomainSocketAddress(socket.toFile());
    }

    public Class<? extends DatagramChannel> datagramChannel() {
        return datagramChannel;
    }

    /**
     * Makes a socket bound to an address choose its port only when it connects. Otherwise no other connection of this
     * machine could use the port, whatever its destination.
     */
    public Optional<ChannelOption<Integer>> bindWithoutPort() {
        return this == NIO ? Optional.empty() : Optional.of(BIND_WITHOUT_PORT);
    }

    public Class<? extends ServerChannel> serverChannel() {
        return serverChannel;
    }

    /** {@code io_uring}, {@code epoll} or {@code nio}. */
    public String word() {
        return word;
    }
}
