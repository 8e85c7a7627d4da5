package dev.ilmyeon.gateway.server.quota;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Addresses that begin with the same bits, as CIDR writes them ({@code 10.0.0.0/8}, {@code
 * fd00::/8}); an address alone is all of its bits.
 */
record AddressRange(InetAddress first, int bits) {

  /** Throws {@link IllegalArgumentException}. */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int all = first.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException("%s is no range of addresses".formatted(text));
    }
    return new AddressRange(first, bits);
  }

  boolean contains(InetAddress address) {
    byte[] wanted = first.getAddress();
    byte[] given = address.getAddress();
    return wanted.length == given.length && Arrays.equals(start(wanted, bits), start(given, bits));
  }

  /** The first bits, zeros after them. */
  static byte[] start(byte[] address, int bits) {
    byte[] start = new byte[address.length];
    int whole = bits / Byte.SIZE;
    System.arraycopy(address, 0, start, 0, whole);
    int rest = bits % Byte.SIZE;
    if (rest > 0) {
      start[whole] = (byte) (address[whole] & 0xFF << Byte.SIZE - rest);
    }
    return start;
  }
}
