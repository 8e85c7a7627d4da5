package dev.ilmyeon.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.Shelf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.test.StepVerifier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Against an S3 server in this JVM, with signatures. */
class S3ObjectStoreTests extends ObjectStoreContract {

  private static S3Proxy server;
  private static S3AsyncClient client;

  @TempDir Path directory;
  private ObjectStore store;

  @BeforeAll
  static void startTheServer() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "newsroom", "a secret key")
            .build();
    server.start();
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
        .verify(Duration.ofSeconds(60));
  }

  @Test
  void countsWhatFails() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObjectStore counted = new CountedObjectStore(store(client, "no-such-bucket"), meters);

    StepVerifier.create(counted.keep(new byte[] {1}))
        .expectError(StoreUnavailableException.class)
        .verify(Duration.ofSeconds(60));

    assertThat(meters.get("ilmyeon.media.store.errors").tag("operation", "keep").counter().count())
        .isEqualTo(1);
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
