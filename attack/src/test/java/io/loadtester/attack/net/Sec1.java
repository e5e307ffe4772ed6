package io.loadtester.attack.net;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;

/** Writes elliptic curve keys in SEC 1 format: version, number, and the name of the curve. */
final class Sec1 {

    private Sec1() {}

    static byte[] encode(KeyPair pair) {
        ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
        boolean p256 = key.getParams().getOrder().bitLength() == 256;
        byte[] name = p256
                ? new byte[] {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7}
                : new byte[] {6, 5, 0x2b, (byte) 0x81, 4, 0, 34};
        int size = p256 ? 32 : 48;
        byte[] number = key.getS().toByteArray();
        byte[] padded = new byte[size];
        int length = Math.min(size, number.length);
        System.arraycopy(number, number.length - length, padded, size - length, length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x30);
        out.write(3 + 2 + size + 2 + name.length);
        out.writeBytes(new byte[] {2, 1, 1, 4, (byte) size});
        out.writeBytes(padded);
        out.writeBytes(new byte[] {(byte) 0xa0, (byte) name.length});
        out.writeBytes(name);
        return Arrays.copyOf(out.toByteArray(), out.size());
    }
}
