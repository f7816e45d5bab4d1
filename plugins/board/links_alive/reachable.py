"""Which machines a link may make us talk to: public ones, on the ports of the web."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

WEB_PORTS = frozenset((80, 443, 8080, 8443))

# Azure's host answers its guests here, in the middle of public addresses, and GitHub's runners are such guests:
# https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
OF_THE_CLOUD = frozenset((IPv4Address("168.63.129.16"),))

# Networks that Python learned of late, or takes for public ones: those of a provider's own doing, of documents, and
# of machines of one site (RFC 6890, 9637 and 3879).
NOT_PUBLIC = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "fec0::/10")))


class NoSuchHost(Exception):
    """The name belongs to nobody."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not this machine's, its network's or its provider's."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        # Addresses that lead to an IPv4 address inside them, be it a private one.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner)) and not ip.teredo
    if ip in OF_THE_CLOUD or any(ip in network for network in NOT_PUBLIC):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, those of version 4 first.

    Raises NoSuchHost where the name belongs to nobody, OSError where that cannot be found out now.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchHost from error
        raise
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
