package dev.ilmyeon.local.application;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Short questions to a server of this machine, on which nobody depends. */
final class Http {

  private static final int CONNECT_MILLIS = 500;
  private static final int READ_MILLIS = 2000;

  private Http() {}

  static boolean isOk(URI uri) {
    try {
      HttpURLConnection connection = open(uri);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return false;
    }
  }

  /** Posts JSON as the gateway would, which knows the secret, and drops the answer. */
  static void post(URI uri, String json, String secret, Duration patience) {
    try {
      HttpURLConnection connection = open(uri);
      connection.setReadTimeout((int) patience.toMillis());
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("X-Ilmyeon-Gateway-Secret", secret);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(json.getBytes(StandardCharsets.UTF_8));
      }
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException _) {
      // It was worth a try.
    }
  }

  private static HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    return connection;
  }
}
