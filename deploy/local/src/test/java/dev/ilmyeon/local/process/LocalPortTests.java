package dev.ilmyeon.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LocalPortTests {

  @Test
  void namesWhoHasATakenPort() throws IOException {
    for (InetAddress address :
        new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName("0.0.0.0")}) {
      try (ServerSocket taken = new ServerSocket(0, 1, address)) {
        int port = taken.getLocalPort();
        assertThatThrownBy(() -> LocalPort.requireFree(port, "weather", "--weather-port"))
            .isInstanceOf(Problem.class)
            .hasMessageContaining("Port %d, where weather is to listen".formatted(port))
            .hasMessageContaining("process %d".formatted(ProcessHandle.current().pid()))
            .hasMessageContaining("--weather-port");
      }
    }
  }

  @Test
  void findsAFreeOne() {
    int port = LocalPort.anyFree();

    assertThat(LocalPort.isFree(port)).isTrue();
    assertThatCode(() -> LocalPort.requireFree(port, "weather", "--weather-port"))
        .doesNotThrowAnyException();
  }
}
