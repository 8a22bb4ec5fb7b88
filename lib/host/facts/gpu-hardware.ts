import 'server-only';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readText } from '@/lib/host/facts/read-text';

const nvidiaVendor = '0x10de';
const displayClass = '0x03';

/** True when an NVIDIA display device is on the PCI bus, driver or not. */
export async function findGpuHardware(): Promise<boolean> {
  const folder = '/sys/bus/pci/devices';
  const devices = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    devices.map(async (device) => {
      const vendor = await readText(path.join(folder, device, 'vendor'));
      if (vendor !== nvidiaVendor) return false;
      return (await readText(path.join(folder, device, 'class')))?.startsWith(displayClass) ?? false;
    }),
  );
  return found.includes(true);
}
