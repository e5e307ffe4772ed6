package io.loadtester.attack.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS server that knows the addresses of some names. */
// Its clients notice missing answers.
@SuppressWarnings("FutureReturnValueIgnored")
public final class TinyDns implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel socket;

    /** Number of queries for IPv4 addresses of known names. */
    final AtomicInteger answered = new AtomicInteger();

    public TinyDns(Map<String, List<String>> names) {
        socket = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(),
                                        new DatagramDnsResponseEncoder(),
                                        new Answers(names));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Its address in the form of the option {@code resolvers}. */
    public String address() {
        return "127.0.0.1:" + ((InetSocketAddress) socket.localAddress()).getPort();
    }

    @Override
    public void close() {
        socket.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        private final Map<String, List<String>> names;

        Answers(Map<String, List<String>> names) {
            this.names = names;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramDnsQuery query) throws Exception {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            String name = question.name().replaceAll("\\.$", "");
            InetSocketAddress me = query.recipient();
            InetSocketAddress asker = query.sender();
            DatagramDnsResponse response = new DatagramDnsResponse(me, asker, query.id());
            response.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(question.name(), question.type()));
            if (!names.containsKey(name)) {
                response.setCode(DnsResponseCode.NXDOMAIN);
            } else {
                if (question.type().equals(DnsRecordType.A)) {
                    answered.incrementAndGet();
                }
                for (String address : names.get(name)) {
                    DnsRecordType type = address.indexOf(':') >= 0 ? DnsRecordType.AAAA : DnsRecordType.A;
                    if (question.type().equals(type)) {
                        byte[] bytes = InetAddress.getByName(address).getAddress();
                        response.addRecord(
                                DnsSection.ANSWER,
                                new DefaultDnsRawRecord(question.name(), type, 60, Unpooled.wrappedBuffer(bytes)));
                    }
                }
            }
            ctx.writeAndFlush(response);
        }
    }
}
