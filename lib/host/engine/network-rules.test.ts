import { expect, test } from 'vitest';
import { rulesToRemove } from './network-rules';

// Recorded: netavark 1.17.2 with nftables 1.1, one published port; the second network is another engine's.
const listing = `table inet netavark { # handle 1
	chain INPUT { # handle 1
		type filter hook input priority filter; policy accept;
		ip saddr 10.121.206.0/24 meta l4proto { tcp, udp } th dport 53 accept # handle 155
		ip saddr 10.121.20.0/24 meta l4proto { tcp, udp } th dport 53 accept # handle 165
	}

	chain FORWARD { # handle 2
		type filter hook forward priority filter; policy accept;
		ct state invalid drop # handle 15
		jump NETAVARK-ISOLATION-1 # handle 16
		ip daddr 10.121.206.0/24 ct state established,related accept # handle 156
	}

	chain POSTROUTING { # handle 3
		type nat hook postrouting priority srcnat; policy accept;
		ip saddr 10.121.206.0/24 jump nv_2f259bab_10_121_206_0_nm24 # handle 158
		ip saddr 10.121.20.0/24 jump nv_2f259bab_10_121_20_0_nm24 # handle 168
	}

	chain NETAVARK-HOSTPORT-DNAT { # handle 6
		ip daddr 127.0.0.1 tcp dport 3401 jump nv_2f259bab_10_121_206_0_nm24_dnat # handle 160
	}

	chain NETAVARK-ISOLATION-3 { # handle 10
		oifname "gl-22a926ac" drop # handle 150
		oifname "gl-22a926ad" drop # handle 151
		jump NETAVARK-ISOLATION-2 # handle 18
	}

	chain nv_2f259bab_10_121_206_0_nm24 { # handle 151
		ip daddr 10.121.206.0/24 accept # handle 152
	}

	chain nv_2f259bab_10_121_206_0_nm24_dnat { # handle 159
		ip daddr 127.0.0.1 tcp dport 3401 dnat ip to 10.121.206.6:80 # handle 163
	}

	chain nv_2f259bab_10_121_20_0_nm24 { # handle 171
		ip daddr 10.121.20.0/24 accept # handle 172
	}
}
`;

test('the rules and chains of this subnet and bridge go, and no others', () => {
  expect(rulesToRemove(listing, { subnet: '10.121.206.0/24', bridge: 'gl-22a926ac' })).toEqual([
    'delete rule inet netavark INPUT handle 155',
    'delete rule inet netavark FORWARD handle 156',
    'delete rule inet netavark POSTROUTING handle 158',
    'delete rule inet netavark NETAVARK-HOSTPORT-DNAT handle 160',
    'delete rule inet netavark NETAVARK-ISOLATION-3 handle 150',
    'flush chain inet netavark nv_2f259bab_10_121_206_0_nm24',
    'flush chain inet netavark nv_2f259bab_10_121_206_0_nm24_dnat',
    'delete chain inet netavark nv_2f259bab_10_121_206_0_nm24',
    'delete chain inet netavark nv_2f259bab_10_121_206_0_nm24_dnat',
  ]);
});

test('an engine without rules asks for nothing', () => {
  expect(rulesToRemove(listing, { subnet: '10.121.2.0/24', bridge: 'gl-22a926a' })).toEqual([]);
});
