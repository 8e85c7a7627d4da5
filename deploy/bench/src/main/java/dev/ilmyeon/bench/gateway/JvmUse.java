package dev.ilmyeon.bench.gateway;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What only a JVM can tell, asked through its management interface. */
public final class JvmUse implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  private JvmUse(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.connection = connector.getMBeanServerConnection();
  }

  /** Loads the JVM's management agent: measure before this what is not to be disturbed. */
  @SuppressWarnings("BanJNDI") // the address is that of a process of our own
  static JvmUse of(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = machine.startLocalManagementAgent();
        return new JvmUse(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** By all threads that live, since the start. */
  public long allocatedBytes() throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(
            connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
        .getTotalThreadAllocatedBytes();
  }

  /** What is left after a collection, in bytes. */
  public long heapAfterCollection() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Of direct buffers, in bytes. */
  public long directBytes() throws IOException {
    List<BufferPoolMXBean> pools =
        ManagementFactory.getPlatformMXBeans(connection, BufferPoolMXBean.class);
    return pools.stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
