package dev.ilmyeon.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.Shelf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Against an S3 server in this JVM, with signatures. */
class S3ObjectStoreTests extends ObjectStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static S3Proxy server;
  private static S3AsyncClient client;

  @TempDir Path directory;
  private ObjectStore store;

  @BeforeAll
  static void startTheServer() throws Exception {
    server = server(new TransientNio2BlobStore(), 0);
    client = S3Clients.client(settings(server.getPort()));
    client.createBucket(request -> request.bucket("pictures")).join();
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    client.close();
    server.stop();
  }

  @BeforeEach
  void makeTheStore() {
    store = store(client, "pictures");
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void servesNoObjectThatIsNotWhatItsNameSays() {
    byte[] whole = "the whole picture".getBytes(StandardCharsets.UTF_8);
    ContentHash hash = ContentHash.of(whole);
    client
        .putObject(
            request ->
                request
                    .bucket("pictures")
                    .key("originals/" + hash.value().substring(0, 2) + "/" + hash.value()),
            AsyncRequestBody.fromString("the whole pic"))
        .join();

    StepVerifier.create(store.file(hash))
        .expectError(StoreUnavailableException.class)
        .verify(PATIENCE);
  }

  @Test
  void countsWhatFails() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObjectStore counted = new CountedObjectStore(store(client, "no-such-bucket"), meters);

    StepVerifier.create(counted.keep(new byte[] {1}))
        .expectError(StoreUnavailableException.class)
        .verify(PATIENCE);

    assertThat(meters.get("ilmyeon.media.store.errors").tag("operation", "keep").counter().count())
        .isEqualTo(1);
  }

  @Test
  void goesOnAfterTheServerHasRestarted() throws Exception {
    BlobStore disk = new TransientNio2BlobStore();
    S3Proxy before = server(disk, 0);
    int port = before.getPort();
    try (S3AsyncClient s3 = S3Clients.client(settings(port))) {
      s3.createBucket(request -> request.bucket("pictures")).join();
      ObjectStore remote = store(s3, "pictures");
      ContentHash read = kept(remote, "read before");
      ContentHash unread = kept(remote, "not read before");
      assertThat(remote.file(read).block(PATIENCE)).isNotNull();
      before.stop();

      assertThat(remote.file(read).block(PATIENCE)).as("there is a copy here").isNotNull();
      for (Mono<?> asked : List.of(remote.file(unread), remote.keep(new byte[] {1}))) {
        StepVerifier.create(asked).expectError(StoreUnavailableException.class).verify(PATIENCE);
      }

      S3Proxy after = server(disk, port);
      try {
        assertThat(remote.file(unread).block(PATIENCE)).hasContent("not read before");
        assertThat(kept(remote, "new")).isNotNull();
      } finally {
        after.stop();
      }
    }
  }

  private static ContentHash kept(ObjectStore store, String content) {
    return Objects.requireNonNull(
        store.keep(content.getBytes(StandardCharsets.UTF_8)).block(PATIENCE));
  }

  private static S3Proxy server(BlobStore disk, int port) throws Exception {
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(disk)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "newsroom", "a secret key")
            .build();
    server.start();
    return server;
  }

  private ObjectStore store(S3AsyncClient s3, String bucket) {
    MediaFiles files = new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
    return new S3ObjectStore(s3, bucket, "originals/", new Shelf(files, "fetched", 1_000_000));
  }

  private static StorageProperties.S3 settings(int port) {
    return new StorageProperties.S3(
        "pictures",
        "originals/",
        URI.create("http://127.0.0.1:" + port),
        "ap-northeast-2",
        "newsroom",
        "a secret key",
        true,
        DataSize.ofMegabytes(1));
  }
}
