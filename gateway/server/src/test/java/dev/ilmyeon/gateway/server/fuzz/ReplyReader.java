package dev.ilmyeon.gateway.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one response, as strictly as the most stubborn client would. */
record ReplyReader(InputStream in) {

  private static final Pattern STATUS = Pattern.compile("http/1\\.[01] (\\d{3})[ \r]");
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  /** {@code headOnly}: the request asked for no body. */
  Reply read(boolean headOnly) throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return Reply.NONE;
    }
    Matcher line = STATUS.matcher(head);
    if (!line.lookingAt()) {
      throw new IOException("No response: " + head);
    }
    int status = Integer.parseInt(line.group(1));
    if (status == 100) {
      return read(headOnly);
    }
    boolean empty = headOnly || status == 101 || status == 204 || status == 304;
    return new Reply(status, head, empty ? new byte[0] : body(head), 0);
  }

  /** In small letters; empty if nothing comes. */
  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 && head.isEmpty()) {
        return "";
      }
      head.append((char) byteOf(next));
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static int byteOf(int next) throws EOFException {
    if (next < 0) {
      throw new EOFException("The response breaks off");
    }
    return next;
  }

  private byte[] body(String head) throws IOException {
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      return chunks();
    }
    Matcher length = LENGTH.matcher(head);
    return length.find() ? exactly(Integer.parseInt(length.group(1))) : in.readAllBytes();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The response breaks off");
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      all.writeBytes(exactly(size));
      exactly(2);
    }
    exactly(2);
    return all.toByteArray();
  }

  private int size() throws IOException {
    StringBuilder digits = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      digits.append((char) byteOf(next));
    }
    return Integer.parseInt(digits.toString().strip(), 16);
  }

  /** What is said on a WebSocket until it ends. */
  Reply readFrames(Reply opening) throws IOException {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int closeCode = 0;
    for (int first = in.read(); first >= 0; first = in.read()) {
      byte[] payload = exactly(length(byteOf(in.read())));
      int opcode = first & 0xF;
      if (opcode == TEXT) {
        messages.writeBytes(payload);
        messages.write('\n');
      } else if (opcode == CLOSE && payload.length >= 2) {
        closeCode = Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        messages.write(payload, 2, payload.length - 2);
      }
    }
    return new Reply(opening.status(), opening.head(), messages.toByteArray(), closeCode);
  }

  private int length(int announced) throws IOException {
    return switch (announced) {
      case 126 -> Short.toUnsignedInt(ByteBuffer.wrap(exactly(Short.BYTES)).getShort());
      case 127 -> Math.toIntExact(ByteBuffer.wrap(exactly(Long.BYTES)).getLong());
      default -> announced;
    };
  }

  static boolean asksForHeadOnly(byte[] request) {
    return new String(request, 0, Math.min(5, request.length), StandardCharsets.US_ASCII)
        .equals("HEAD ");
  }
}
