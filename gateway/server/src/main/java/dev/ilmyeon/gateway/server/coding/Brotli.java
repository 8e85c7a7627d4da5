package dev.ilmyeon.gateway.server.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Google's library (RFC 7932), unpacked and loaded when it is first needed. */
final class Brotli {

  static final boolean AVAILABLE = Brotli4jLoader.isAvailable();

  /** As fast as gzip; the usual 11 is for what is compressed once and sent often. */
  private static final int QUALITY = 3;

  private Brotli() {}

  /** Its window is at most 16 MB, by its format. */
  static InputStream decoder(InputStream in) throws IOException {
    return new BrotliInputStream(in);
  }

  static OutputStream encoder(OutputStream out) throws IOException {
    return new BrotliOutputStream(out, new Encoder.Parameters().setQuality(QUALITY));
  }
}
