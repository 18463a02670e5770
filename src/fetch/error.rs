//! What can go wrong with a fetch, each in words that a reader of news understands.

use std::{error::Error as _, io, time::Duration};

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The server refuses or fails.
    #[error("{}", of_status(*.status))]
    Status {
        /// The HTTP status.
        status: u16,
        /// So long the server asks to be left alone.
        wait: Option<Duration>,
    },
    /// The server says that it is gone for good.
    #[error("the server says that it is gone for good (410)")]
    Gone,
    /// The address is no web address.
    #[error("{0} is no web address; it must begin with http:// or https://")]
    Address(String),
    /// A stranger named an address that strangers may not name.
    #[error("it leads to {0}, which is on this machine or in a private network; that is refused")]
    Private(String),
    /// A redirect leads to something that is no web address.
    #[error("it redirects to {0}, which is no web address; that is refused")]
    Redirect(String),
    /// Too many redirects.
    #[error("it redirects more than {0} times")]
    Redirects(u32),
    /// It took too long.
    #[error("no whole answer within {} seconds", .0.as_secs_f32())]
    Slow(Duration),
    /// The host has no address.
    #[error("the host {0} was not found; check the address and the network")]
    Host(String),
    /// No connection, or it broke.
    #[error("{0}")]
    Connection(String),
    /// The server's certificate cannot be trusted, or there is no secure way to talk.
    #[error("no secure connection: {0}")]
    Tls(String),
    /// The answer breaks the rules of HTTP or its compression.
    #[error("the answer is damaged: {0}")]
    Damaged(String),
    /// A header that the user set cannot be sent.
    #[error("the header {0} cannot be sent; check the feed's settings")]
    Header(String),
}

impl Error {
    /// How long the server asks to be left alone, where it does.
    #[must_use]
    pub const fn wait(&self) -> Option<Duration> {
        match self {
            Self::Status { wait, .. } => *wait,
            _ => None,
        }
    }
}

fn of_status(status: u16) -> String {
    let says = match status {
        401 => "the server wants a name and password (401); set them with `warta feeds set`",
        403 => "the server refuses (403)",
        404 => "there is nothing at this address (404)",
        407 => "the proxy wants a name and password (407)",
        429 => "the server asks for fewer requests (429)",
        500..600 => return format!("the server fails ({status})"),
        _ => return format!("the server answers with status {status}"),
    };
    says.to_owned()
}

/// What a library's error means for a fetch of `host` that may take `limit`.
pub(super) fn of_library(error: ureq::Error, host: &str, limit: Duration) -> Error {
    match error {
        ureq::Error::Timeout(_) => Error::Slow(limit),
        ureq::Error::HostNotFound => Error::Host(host.to_owned()),
        ureq::Error::Rustls(error) => Error::Tls(of_tls(&error)),
        ureq::Error::Tls(says) => Error::Tls(says.to_owned()),
        ureq::Error::Io(error) => of_io(&error, host, limit),
        ureq::Error::Other(error) => match error.downcast::<Error>() {
            Ok(known) => *known,
            Err(error) => Error::Connection(error.to_string()),
        },
        ureq::Error::ConnectProxyFailed(says) => {
            Error::Connection(format!("the proxy does not connect: {says}"))
        }
        ureq::Error::ConnectionFailed => Error::Connection(format!("no connection to {host}")),
        ureq::Error::LargeResponseHeader(..) => {
            Error::Damaged("its headers are larger than any should be".into())
        }
        ureq::Error::Protocol(says) => Error::Damaged(says.to_string()),
        error => Error::Connection(error.to_string()),
    }
}

/// What the system's error means, or the library's error that hides in it.
pub(super) fn of_io(error: &io::Error, host: &str, limit: Duration) -> Error {
    if let Some(inner) = error.get_ref() {
        if let Some(error) = inner.downcast_ref::<ureq::Error>() {
            return match error {
                ureq::Error::Timeout(_) => Error::Slow(limit),
                ureq::Error::Protocol(says) => Error::Damaged(says.to_string()),
                error => Error::Connection(error.to_string()),
            };
        }
        if let Some(error) = inner.downcast_ref::<rustls::Error>() {
            return Error::Tls(of_tls(error));
        }
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            Error::Connection(format!("{host} refuses the connection"))
        }
        io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof => {
            Error::Damaged(format!("{host} broke off"))
        }
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Error::Slow(limit),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            Error::Damaged(error.to_string())
        }
        // Name resolution fails with an error of no kind and no number.
        _ if error.raw_os_error().is_none() && error.to_string().contains("lookup") => {
            Error::Host(host.to_owned())
        }
        _ => {
            let cause = error.source().map(|cause| format!(" ({cause})"));
            Error::Connection(format!(
                "no connection to {host}: {error}{}",
                cause.unwrap_or_default()
            ))
        }
    }
}

fn of_tls(error: &rustls::Error) -> String {
    use rustls::{CertificateError as Bad, Error as Tls};
    let says = match error {
        Tls::InvalidCertificate(bad) => match bad {
            Bad::Expired | Bad::ExpiredContext { .. } => "the server's certificate has expired",
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                "the server's certificate is not valid yet; check this machine's clock"
            }
            Bad::UnknownIssuer => "nobody this machine trusts vouches for the server's certificate",
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
                "the server's certificate is for another name"
            }
            Bad::Revoked => "the server's certificate was revoked",
            _ => return format!("the server's certificate is not good ({bad})"),
        },
        Tls::InvalidMessage(_) => "the server does not speak TLS at this address; is it http://?",
        Tls::AlertReceived(alert) => return format!("the server broke it off ({alert:?})"),
        Tls::PeerIncompatible(_) => "the server speaks only old, unsafe TLS",
        error => return error.to_string(),
    };
    says.to_owned()
}

#[cfg(test)]
mod tests {
    use rustls::{AlertDescription, CertificateError as Bad, Error as Tls, InvalidMessage};

    use super::*;

    #[test]
    fn what_is_wrong_with_a_secure_connection_is_told_in_clear_words() {
        let limit = Duration::from_secs(1);
        let check = |error: Tls, says: &str| {
            let told = of_library(ureq::Error::Rustls(error.clone()), "kabar.example", limit);
            assert!(matches!(told, Error::Tls(_)), "{told:?}");
            assert!(told.to_string().contains(says), "{told}");
            // The same where it comes up while an answer is read.
            let io = io::Error::new(io::ErrorKind::InvalidData, error);
            assert_eq!(of_io(&io, "kabar.example", limit), told);
        };
        let certificate = Tls::InvalidCertificate;
        check(certificate(Bad::Expired), "has expired");
        check(certificate(Bad::NotValidYet), "this machine's clock");
        check(
            certificate(Bad::UnknownIssuer),
            "nobody this machine trusts",
        );
        check(certificate(Bad::NotValidForName), "for another name");
        check(certificate(Bad::Revoked), "was revoked");
        check(certificate(Bad::BadSignature), "is not good");
        check(
            Tls::InvalidMessage(InvalidMessage::InvalidContentType),
            "does not speak TLS",
        );
        check(
            Tls::AlertReceived(AlertDescription::HandshakeFailure),
            "broke it off (HandshakeFailure)",
        );
    }
}
