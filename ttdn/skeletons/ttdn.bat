@echo off
rem Double-click: opens a prompt in the folder where this file lies, a network folder (\\server\share) included.
rem With words behind it, it passes them on to the program: ttdn.bat validate. In other batch files: call ttdn ...
rem All is ASCII above the last label, and lines end as on Windows: cmd.exe looks for labels byte by byte.
setlocal DisableDelayedExpansion
set "TTDN_PROGRAM="
call :look "%~dp0ttdn.exe"
set "TTDN_BESIDE=%TTDN_PROGRAM%"
rem Where the guide puts it (docs/cai-dat.md): .venv here, cai-dat.bat, pipx and uv, the path, Python's own folders.
call :look "%~dp0.venv\Scripts\ttdn.exe"
call :look "%LOCALAPPDATA%\Programs\ttdn\Scripts\ttdn.exe"
call :look "%USERPROFILE%\.local\bin\ttdn.exe"
for %%P in (ttdn.exe) do call :look "%%~$PATH:P"
for /d %%D in ("%APPDATA%\Python\Python3*") do call :look "%%~D\Scripts\ttdn.exe"
for /d %%D in ("%LOCALAPPDATA%\Programs\Python\Python3*") do call :look "%%~D\Scripts\ttdn.exe"
if "%~1"=="" goto prompt
chcp 65001 >nul
if not defined TTDN_PROGRAM goto last
"%TTDN_PROGRAM%" %*
exit /b %ERRORLEVEL%

:look
if not defined TTDN_PROGRAM if exist "%~1" set "TTDN_PROGRAM=%~f1"
exit /b 0

:prompt
chcp 65001 >nul
title ttdn
pushd "%~dp0"
if not exist "%~nx0" goto last
rem What lies in this folder is data: no program in it is run by its bare name, this file neither.
if not defined TTDN_BESIDE set "NoDefaultCurrentDirectoryInExePath=1"
for %%P in ("%TTDN_PROGRAM%") do if not defined TTDN_BESIDE set "PATH=%%~dpP;%PATH%"

:last
if not defined TTDN_PROGRAM echo Máy này chưa có ttdn, hoặc ttdn nằm ở nơi không tìm thấy. Hỏi người lập thư mục này, hoặc xem docs/cai-dat.md trong bộ nguồn của ttdn.
if not defined TTDN_PROGRAM echo There is no ttdn on this machine, or it lies where nobody looks. Ask whoever made this folder, or see docs/install.md in ttdn's sources.
if not defined TTDN_PROGRAM if "%~1"=="" pause
if not defined TTDN_PROGRAM exit /b 2
if not exist "%~nx0" echo Không mở được thư mục này / Cannot open this folder: "%~dp0"
echo.
"%TTDN_PROGRAM%" --version
echo.
echo   ttdn validate         Kiểm tra kế hoạch và báo cáo.
echo   ttdn status           Xem tình hình, ai cần đôn đốc.
echo   ttdn report --docx    Lập báo cáo tổng hợp ra Word, trong thư mục out.
echo.
echo   Mọi lệnh: ttdn --help    In English: ttdn --lang en --help    Đóng: exit
echo.
"%ComSpec%" /k
popd
