package dev.ilmyeon.gateway.server.coding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Facebook's library (RFC 8878), unpacked and loaded when it is first needed. */
final class Zstandard {

  static final boolean AVAILABLE = isLoadable();

  private static final int LEVEL = 3;

  /** 8 MB, as much as HTTP allows (RFC 9659): a head of a few bytes can ask for gigabytes. */
  private static final int WINDOW_LOG = 23;

  private Zstandard() {}

  private static boolean isLoadable() {
    try {
      Native.load();
      return true;
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError _) {
      return false;
    }
  }

  static InputStream decoder(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW_LOG);
  }

  static OutputStream encoder(OutputStream out) throws IOException {
    return new ZstdOutputStreamNoFinalizer(out, LEVEL);
  }
}
