package dev.ilmyeon.gateway.server.fuzz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends bytes, and waits for what they deserve. Keeps its connection as long as it can. */
final class FuzzingClient implements AutoCloseable {

  private static final int LIMIT = 20_000;

  /**
   * What may be incomplete is waited for so long before it is ended: the other half of it never
   * comes.
   */
  private static final int PATIENCE = 100;

  private final int port;
  private @Nullable Socket kept;

  /** What was asked on the kept connection last. */
  private FuzzedRequest.@Nullable Whole before;

  FuzzingClient(int port) {
    this.port = port;
  }

  /** Fails if what comes is no response, or nothing comes. */
  Reply ask(FuzzedRequest request) throws IOException {
    return switch (request) {
      case FuzzedRequest.Whole whole -> askWhole(whole);
      case FuzzedRequest.Noise noise -> askNoise(noise);
      case FuzzedRequest.Frames frames -> talk(frames);
    };
  }

  private Reply askWhole(FuzzedRequest.Whole request) throws IOException {
    if (kept != null) {
      try {
        Reply reply = askWhole(request, kept);
        if (reply != Reply.NONE) {
          return reply;
        }
      } catch (SocketException _) {
        // The gateway may have closed it after the last answer.
      }
      close();
    }
    kept = connect();
    before = null;
    return askWhole(request, kept);
  }

  private Reply askWhole(FuzzedRequest.Whole request, Socket socket) throws IOException {
    byte[] bytes = request.bytes();
    Reply reply;
    try {
      socket.getOutputStream().write(bytes);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      reply = new ReplyReader(in).read(ReplyReader.asksForHeadOnly(bytes));
    } catch (SocketTimeoutException e) {
      close();
      throw new IOException(
          before == null ? "No answer" : "No answer on the connection of " + before.text(), e);
    }
    before = request;
    boolean last = reply.head().contains("\r\nconnection: close") || reply.status() == 101;
    if (last || !reply.head().contains("\r\ncontent-length:")) {
      close();
    }
    return reply;
  }

  private Reply askNoise(FuzzedRequest.Noise noise) throws IOException {
    try (Socket socket = connect()) {
      byte[] bytes = noise.bytes();
      socket.getOutputStream().write(bytes);
      ReplyReader reader = new ReplyReader(new Ended(socket));
      return reader.read(ReplyReader.asksForHeadOnly(bytes));
    } catch (SocketException _) {
      return Reply.NONE;
    }
  }

  private Reply talk(FuzzedRequest.Frames frames) throws IOException {
    try (Socket socket = connect()) {
      ReplyReader reader = new ReplyReader(new Ended(socket));
      OutputStream out = socket.getOutputStream();
      out.write(FuzzedRequest.Frames.OPENING.getBytes(StandardCharsets.US_ASCII));
      Reply opening = reader.read(false);
      try {
        out.write(frames.bytes());
        return opening.status() == 101 ? reader.readFrames(opening) : opening;
      } catch (SocketException _) {
        return opening;
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(LIMIT);
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  /**
   * What comes on a connection; when nothing comes for a while, it is told that no more is asked.
   */
  private static final class Ended extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private boolean ended;

    Ended(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(PATIENCE);
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (SocketTimeoutException e) {
        if (ended) {
          throw e;
        }
        ended = true;
        socket.setSoTimeout(LIMIT);
        socket.shutdownOutput();
        return in.read();
      }
    }
  }
}
