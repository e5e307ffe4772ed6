package io.loadtester.common.test;

/** All options of an attack, grouped by subject: how requests are made beyond what the targets say. */
public record AttackOptions(
        RequestOptions request,
        ResponseOptions response,
        HitOptions hits,
        ConnectionOptions connection,
        TlsOptions tls,
        NetworkOptions network,
        Feeder feeder) {

    public static final AttackOptions DEFAULTS = new AttackOptions(
            RequestOptions.DEFAULTS,
            ResponseOptions.DEFAULTS,
            HitOptions.DEFAULTS,
            ConnectionOptions.DEFAULTS,
            TlsOptions.DEFAULTS,
            NetworkOptions.DEFAULTS,
            Feeder.NONE);

    public AttackOptions with(RequestOptions other) {
        return new AttackOptions(other, response, hits, connection, tls, network, feeder);
    }

    public AttackOptions with(ResponseOptions other) {
        return new AttackOptions(request, other, hits, connection, tls, network, feeder);
    }

    public AttackOptions with(HitOptions other) {
        return new AttackOptions(request, response, other, connection, tls, network, feeder);
    }

    public AttackOptions with(ConnectionOptions other) {
        return new AttackOptions(request, response, hits, other, tls, network, feeder);
    }

    public AttackOptions with(TlsOptions other) {
        return new AttackOptions(request, response, hits, connection, other, network, feeder);
    }

    public AttackOptions with(NetworkOptions other) {
        return new AttackOptions(request, response, hits, connection, tls, other, feeder);
    }

    public AttackOptions with(Feeder other) {
        return new AttackOptions(request, response, hits, connection, tls, network, other);
    }
}
